/**
 * The start page, the contract pages and the machine-readable pages of the mock.
 *
 * <p>Public types: {@link BundledContract}, {@link CallbacksPage}, {@link GenerationPage}, {@link LiveEvent}, {@link Pages},
 * {@link ProblemsPage}, {@link ResetPage}, {@link ViolationsPage}.
 */
package io.github.chatspec.mock.pages;
