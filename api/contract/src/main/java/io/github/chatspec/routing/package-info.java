/**
 * Finds the operation and the server of a request.
 *
 * <pre>{@code
 * Router router = new Router(List.of(Contract.builtIn("engage")));
 * router.route(request).map(Router.Route::operation);      // empty: no contract has the path
 * }</pre>
 *
 * <p>Public types: {@link BaseUrl}, {@link Router}, {@link Servers}, {@link UrlShape}.
 */
package io.github.chatspec.routing;
