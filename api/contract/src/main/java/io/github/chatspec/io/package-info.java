/** Files that are written whole, and the errors that a user meets. */
package io.github.chatspec.io;
