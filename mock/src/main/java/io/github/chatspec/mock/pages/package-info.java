/** The start page, the contract pages and the machine-readable pages of the mock. */
package io.github.chatspec.mock.pages;
