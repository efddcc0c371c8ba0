package io.github.chatspec.mock.command;

/** Documents whose requests have parameters of every style, credentials of every scheme, and bodies of many media types. */
final class RequestDocuments {

    static final String STYLES = """
            openapi: "3.1.0"
            info: {title: "Styles", version: "1"}
            servers: [{url: "https://styles.example/v1"}]
            paths:
              /simple/{text}/{list}/{exploded}:
                get:
                  operationId: "simple"
                  parameters:
                    - {name: "text", in: path, required: true, schema: {type: string, pattern: "^[A-Z]{3}-[0-9]{2}$"}}
                    - {name: "list", in: path, required: true, schema: {type: array, minItems: 2, items: {type: integer, minimum: 5}}}
                    - name: "exploded"
                      in: path
                      required: true
                      explode: true
                      schema: {type: object, required: [width, unit], properties: {width: {type: integer}, unit: {enum: ["cm", "in"]}}}
                  responses: &ok {"200": {description: "d", content: {application/json: {example: {ok: true}}}}}
              /label/{one}/{list}/{object}:
                get:
                  operationId: "label"
                  parameters:
                    - {name: "one", in: path, required: true, style: label, schema: {type: integer, minimum: 7}}
                    - {name: "list", in: path, required: true, style: label, explode: true, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - {name: "object", in: path, required: true, style: label, schema: {type: object, required: [n], properties: {n: {type: integer}}}}
                  responses: *ok
              /matrix/{one}/{list}/{repeated}/{object}:
                get:
                  operationId: "matrix"
                  parameters:
                    - {name: "one", in: path, required: true, style: matrix, schema: {type: integer, maximum: 9}}
                    - {name: "list", in: path, required: true, style: matrix, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - {name: "repeated", in: path, required: true, style: matrix, explode: true, schema: {type: array, items: {type: boolean}, minItems: 2}}
                    - {name: "object", in: path, required: true, style: matrix, explode: true, schema: {type: object, required: [n], properties: {n: {type: integer}}}}
                  responses: *ok
              /query:
                get:
                  operationId: "query"
                  parameters:
                    - {name: "day", in: query, required: true, schema: {type: string, format: date}}
                    - {name: "form", in: query, required: true, explode: false, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - {name: "repeated", in: query, required: true, schema: {type: array, items: {type: string, format: uuid}, minItems: 2}}
                    - {name: "spaces", in: query, required: true, style: spaceDelimited, explode: false, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - {name: "pipes", in: query, required: true, style: pipeDelimited, explode: false, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - name: "filter"
                      in: query
                      required: true
                      style: deepObject
                      explode: true
                      schema: {type: object, required: [n, tags], properties: {n: {type: integer}, tags: {type: array, items: {type: string}, minItems: 2}}}
                    - {name: "members", in: query, required: true, schema: {type: object, required: [left], properties: {left: {type: number, minimum: 3}}}}
                    - {name: "url", in: query, required: true, allowReserved: true, schema: {type: string, example: "https://a.example/b?c=d"}}
                    - {name: "json", in: query, required: true, content: {application/json: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}}}
                    - {name: "named", in: query, required: true, schema: {type: integer}, examples: {first: {value: 44}}}
                    - {name: "some", in: query, required: true, schema: {type: array, items: {type: string, example: "Qm"}}}
                    - {name: "any", in: query, required: true, schema: {type: object, properties: {right: {type: integer}}}}
                    - {name: "wrong", in: query, required: true, schema: {type: integer, minimum: 100}, example: "not a number"}
                  responses: *ok
              /paired/{id}:
                get:
                  operationId: "paired"
                  parameters: [{name: "id", in: path, required: true, schema: {type: string}, examples: {missing: {value: "0"}, found: {value: "1"}}}]
                  responses:
                    "404": {description: "d", content: {application/json: {examples: {missing: {value: {}}}}}}
                    "200": {description: "d", content: {application/json: {examples: {found: {value: {}}}}}}
              /header:
                get:
                  operationId: "header"
                  parameters:
                    - {name: "X-List", in: header, required: true, schema: {type: array, items: {type: integer}, minItems: 2}}
                    - {name: "X-Object", in: header, required: true, explode: true, schema: {type: object, required: [n], properties: {n: {type: integer}}}}
                    - {name: "X-Time", in: header, required: true, schema: {type: string, format: date-time}}
                    - {name: "Accept", in: header, required: true, schema: {type: string, example: "text/never"}}
                  responses: *ok
              /cookie:
                get:
                  operationId: "cookie"
                  parameters:
                    - {name: "one", in: cookie, required: true, schema: {type: integer, minimum: 3}}
                    - {name: "list", in: cookie, required: true, explode: false, schema: {type: array, items: {type: integer}, minItems: 2}}
                  responses: *ok
              /basic: {get: {operationId: "basic", security: [{basic: []}], responses: *ok}}
              /digest: {get: {operationId: "digest", security: [{digest: []}], responses: *ok}}
              /bearer: {get: {operationId: "bearer", security: [{bearer: []}], responses: *ok}}
              /oauth: {get: {operationId: "oauth", security: [{oauth: [read]}], responses: *ok}}
              /openid: {get: {operationId: "openid", security: [{openid: []}], responses: *ok}}
              /keys: {get: {operationId: "keys", security: [{header: [], query: [], cookie: []}], responses: *ok}}
              /both: {get: {operationId: "both", security: [{basic: [], header: []}, {bearer: []}], responses: *ok}}
              /public: {get: {operationId: "public", security: [{}, {basic: []}], responses: *ok}}
            components:
              securitySchemes:
                basic: {type: http, scheme: basic}
                digest: {type: http, scheme: digest}
                bearer: {type: http, scheme: bearer}
                oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: "https://a.example/t", scopes: {read: "r"}}}}
                openid: {type: openIdConnect, openIdConnectUrl: "https://a.example/.well-known/openid-configuration"}
                header: {type: apiKey, in: header, name: X-Key}
                query: {type: apiKey, in: query, name: key}
                cookie: {type: apiKey, in: cookie, name: sid}
            """;

    static final String BODIES = """
            openapi: "3.0.3"
            info: {title: "Bodies", version: "1"}
            paths:
              /json:
                post:
                  operationId: "json"
                  requestBody:
                    required: true
                    content:
                      application/xml: {schema: {type: object}}
                      application/json: {schema: {$ref: "#/components/schemas/Order"}}
                  responses: &created {"201": {description: "d", content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}}
              /examples:
                put:
                  operationId: "examples"
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema: {$ref: "#/components/schemas/Order"}
                        examples:
                          wrong: {value: {item: 5}}
                          right: {value: {item: "it's $HOME and \\"more\\"", amount: 3}}
                  responses: {"204": {description: "d"}}
              /optional:
                patch:
                  operationId: "optional"
                  requestBody: {content: {application/merge-patch+json: {schema: {type: object, properties: {name: {type: string}, secret: {type: string, writeOnly: true}, id: {type: string, readOnly: true}}}}}}
                  responses: {"200": {description: "d", content: {application/json: {example: 1}}}}
              /form:
                post:
                  operationId: "form"
                  requestBody:
                    required: true
                    content:
                      application/x-www-form-urlencoded:
                        schema: {type: object, required: [name, ids], properties: {name: {type: string, example: "a&b=c d"}, ids: {type: array, items: {type: integer}, minItems: 2}}}
                  responses: *created
              /upload:
                post:
                  operationId: "upload"
                  requestBody:
                    required: true
                    content:
                      multipart/form-data:
                        schema:
                          type: object
                          required: [file, title, order, tags]
                          properties:
                            file: {type: string, format: binary}
                            title: {type: string, example: "it's; a \\"title\\""}
                            order: {$ref: "#/components/schemas/Order"}
                            tags: {type: array, items: {type: string}, minItems: 2}
                        encoding: {file: {contentType: "image/png, image/jpeg", headers: {X-Size: {required: true, schema: {type: integer}}}}}
                  responses: *created
              /mixed:
                post:
                  operationId: "mixed"
                  requestBody:
                    required: true
                    content: {multipart/mixed: {schema: {type: object, required: [order], properties: {order: {$ref: "#/components/schemas/Order"}}}}}
                  responses: *created
              /text:
                post:
                  operationId: "text"
                  requestBody: {required: true, content: {text/plain: {schema: {type: string}, example: "two\\nlines with 100% and \\\\n"}}}
                  responses: *created
              /xml:
                post:
                  operationId: "xml"
                  requestBody: {required: true, content: {application/xml: {schema: {type: object, required: [a], properties: {a: {type: integer}}}}}}
                  responses: *created
              /bytes:
                put:
                  operationId: "bytes"
                  requestBody: {required: true, content: {application/octet-stream: {schema: {type: string, format: binary}}}}
                  responses: *created
              /any:
                post:
                  operationId: "any"
                  requestBody: {required: true, content: {"*/*": {}}}
                  responses: *created
              /search:
                delete:
                  operationId: "deleteWithBody"
                  requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
                  responses: {"200": {description: "d", content: {application/json: {example: 1}}}}
            components:
              schemas:
                Order:
                  type: object
                  required: [item, amount, id]
                  properties:
                    id: {type: integer, readOnly: true}
                    item: {type: string, minLength: 3}
                    amount: {type: integer, minimum: 1, maximum: 9}
                    note: {type: string}
            """;

    private RequestDocuments() {}
}
