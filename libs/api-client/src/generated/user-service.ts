// Written by `npm run api` from openapi/user-service.json; not edited by hand.
export interface paths {
    "/users/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account and log in */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchange a refresh token for a new pair of tokens */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the session of a refresh token */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profile of the person who asks */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the profile (merge patch)
         * @description New settings are in the access token after the next refresh.
         */
        patch: operations["changeProfile"];
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys with which access tokens are verified */
        get: operations["getSigningKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A token for a service (RFC 6749, client_credentials) */
        post: operations["issueServiceToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        RegisterRequest: {
            /**
             * Format: email
             * @example ada@example.org
             */
            email: string;
            /** @description Not a common one and not the e-mail address. */
            password: string;
            /** @example Ada */
            displayName?: string & unknown;
            /**
             * @description ISO 4217 code.
             * @default EUR
             * @example EUR
             */
            baseCurrency: string;
            /**
             * @description BCP 47 tag.
             * @default en
             */
            locale: string;
            /**
             * @description IANA name.
             * @default UTC
             * @example Europe/Berlin
             */
            timeZone: string;
        };
        UserResponse: {
            /** Format: uuid */
            id: string;
            /** Format: email */
            email: string;
            displayName: string;
            /** @example EUR */
            baseCurrency: string;
            /** @example en */
            locale: string;
            /** @example Europe/Berlin */
            timeZone: string;
            /** @description 1 is Monday. */
            firstDayOfWeek: number;
            firstDayOfMonth: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        SessionResponse: {
            user: components["schemas"]["UserResponse"];
            /** @description Send it as Authorization: Bearer. */
            accessToken: string;
            /** @description Good for one POST /auth/refresh; keep the new one that it answers. */
            refreshToken: string;
            /**
             * @description Seconds until the access token expires.
             * @example 600
             */
            expiresIn: number;
        };
        LoginRequest: {
            /** @example ada@example.org */
            email: string;
            password: string;
        };
        RefreshRequest: {
            refreshToken: string;
        };
        LogoutRequest: {
            refreshToken: string;
            /**
             * @description Ends all sessions of the person, not just this one.
             * @default false
             */
            everywhere: boolean;
        };
        ChangeProfileRequest: {
            /** @description null: the part of the e-mail before the @. */
            displayName?: ((string & unknown) | null) & unknown;
            /**
             * @description ISO 4217 code.
             * @example EUR
             */
            baseCurrency?: string;
            /** @description BCP 47 tag. */
            locale?: string;
            /** @description IANA name. */
            timeZone?: string;
            /** @description 1 is Monday. */
            firstDayOfWeek?: number;
            firstDayOfMonth?: number;
        };
        JsonWebKeyResponse: {
            /** @enum {string} */
            kty: "EC";
            /** @enum {string} */
            crv: "P-256";
            x: string;
            y: string;
            kid: string;
            /** @enum {string} */
            alg: "ES256";
            /** @enum {string} */
            use: "sig";
        };
        JsonWebKeySetResponse: {
            keys: components["schemas"]["JsonWebKeyResponse"][];
        };
        ServiceTokenRequest: {
            /** @enum {string} */
            grant_type: "client_credentials";
            /** @description Or the user name of HTTP Basic. */
            client_id?: string;
            /** @description Or the password of HTTP Basic. */
            client_secret?: string;
            /** @description Only `service` is given. */
            scope?: string;
        };
        ServiceTokenResponse: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** @example 600 */
            expires_in: number;
            /** @enum {string} */
            scope: "service";
        };
        Problem: {
            /** @description Where the error is explained. */
            type: string;
            title: string;
            status: number;
            detail: string;
            instance?: string;
            /** @description Stable name of the error, such as version-stale. */
            code: string;
            requestId?: string;
            errors?: {
                pointer: string;
                code: string;
                detail: string;
            }[];
        };
    };
    responses: {
        /** @description The body is too large */
        "body-too-large": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "body-too-large";
                };
            };
        };
        /** @description The service is not known */
        "client-invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "client-invalid";
                };
            };
        };
        /** @description The log-in was refused */
        "credentials-invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "credentials-invalid";
                };
            };
        };
        /** @description This e-mail address is taken */
        "email-already-registered": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "email-already-registered";
                };
            };
        };
        /** @description This ledger was deleted */
        "ledger-deleted": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "ledger-deleted";
                };
            };
        };
        /** @description The request cannot be read */
        "malformed-request": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "malformed-request";
                };
            };
        };
        /** @description Too many requests */
        "rate-limited": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "rate-limited";
                };
            };
        };
        /** @description The session is over */
        "refresh-token-invalid": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "refresh-token-invalid";
                };
            };
        };
        /** @description The token is not for this */
        "scope-missing": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "scope-missing";
                };
            };
        };
        /** @description Log in first */
        unauthenticated: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unauthenticated";
                };
            };
        };
        /** @description Not available for a moment */
        unavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unavailable";
                };
            };
        };
        /** @description This media type is not understood */
        "unsupported-media-type": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description The URL is too long */
        "url-too-long": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "url-too-long";
                };
            };
        };
        /** @description There is no such person */
        "user-not-found": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "user-not-found";
                };
            };
        };
        /** @description Some fields are not valid */
        "validation-failed": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "validation-failed";
                };
            };
        };
        /** @description Somebody was faster */
        "version-stale": {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {string} */
                    code?: "version-stale";
                };
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            409: components["responses"]["email-already-registered"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description There is no such currency; There is no such locale; The password is the e-mail address; This password is too common; There is no such time zone; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "locale-unknown" | "password-equals-email" | "password-too-common" | "time-zone-unknown" | "validation-failed";
                    };
                };
            };
            /** @description Too many requests; Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rate-limited" | "too-many-attempts";
                    };
                };
            };
            503: components["responses"]["unavailable"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["credentials-invalid"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            /** @description Too many requests; Too many attempts */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "rate-limited" | "too-many-attempts";
                    };
                };
            };
            503: components["responses"]["unavailable"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionResponse"];
                };
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["refresh-token-invalid"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogoutRequest"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "malformed-body" | "malformed-request";
                    };
                };
            };
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["user-not-found"];
            414: components["responses"]["url-too-long"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    changeProfile: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of the version to change; 412 where the resource has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeProfileRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserResponse"];
                };
            };
            /** @description The If-Match header cannot be read; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "if-match-invalid" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["unauthenticated"];
            403: components["responses"]["scope-missing"];
            404: components["responses"]["user-not-found"];
            409: components["responses"]["ledger-deleted"];
            412: components["responses"]["version-stale"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            /** @description There is no such currency; There is no such locale; There is no such time zone; Some fields are not valid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "currency-unknown" | "locale-unknown" | "time-zone-unknown" | "validation-failed";
                    };
                };
            };
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
    getSigningKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySetResponse"];
                };
            };
            400: components["responses"]["malformed-request"];
            414: components["responses"]["url-too-long"];
            503: components["responses"]["unavailable"];
        };
    };
    issueServiceToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceTokenRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceTokenResponse"];
                };
            };
            /** @description Not this grant type; The body cannot be read; The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {string} */
                        code?: "grant-type-unsupported" | "malformed-body" | "malformed-request";
                    };
                };
            };
            401: components["responses"]["client-invalid"];
            413: components["responses"]["body-too-large"];
            414: components["responses"]["url-too-long"];
            415: components["responses"]["unsupported-media-type"];
            422: components["responses"]["validation-failed"];
            429: components["responses"]["rate-limited"];
            503: components["responses"]["unavailable"];
        };
    };
}
