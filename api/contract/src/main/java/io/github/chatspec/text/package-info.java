/** Text for people: masked values, wording, plain lines. */
package io.github.chatspec.text;
