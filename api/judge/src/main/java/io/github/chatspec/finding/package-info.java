/** What the judge reports about an exchange. */
package io.github.chatspec.finding;
