/**
 * The check of recordings as a job of Apache Spark, with the findings of {@code chatspec check}.
 *
 * <pre>{@code
 * spark-submit --class io.github.chatspec.spark.CheckJob chatspec-spark.jar --output findings 'hdfs:///archive/*.ndjson'
 * }</pre>
 *
 * <p>Public types: {@link CheckJob}, {@link PartInputFormat}.
 */
package io.github.chatspec.spark;
