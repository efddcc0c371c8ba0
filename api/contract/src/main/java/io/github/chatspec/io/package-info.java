/** Errors that a user can correct, and files that are written whole. */
package io.github.chatspec.io;
