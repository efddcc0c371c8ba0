/**
 * How requests contain parameters and forms: the styles of parameters (OpenAPI, Parameter Object) and the parts of multipart
 * bodies (Encoding Object), for writing and for reading.
 *
 * <p>Public types: {@link FormPart}, {@link ParameterStyle}, {@link ParameterWriter}.
 */
package io.github.chatspec.parameter;
