namespace Identity.Server.Tests.Differential;

/// <summary>Odd requests that clients make by themselves: to the PAR, token, introspection and revocation endpoint.</summary>
internal static class ClientEndpointRequests
{
    private const string Form = "Accept: application/json | Content-Type: application/x-www-form-urlencoded";
    private const string Secret = "a-secret-of-this-test-and-of-nobody-else";
    private const string Pushing = "/connect/par";
    private const string Token = "/connect/token";

    /// <summary>The right forms, one for each thing that can be asked.</summary>
    private static readonly RequestForm Push =
        AuthorizeRequests.Right("par", "web") with { Endpoint = Pushing, Method = "POST", Headers = By("web") };

    private static readonly RequestForm Code = At("code", Token).As(
        "code", ("grant_type", "authorization_code"), ("code", "{code:web}"), ("redirect_uri", "http://web.example/callback"), ("code_verifier", "{verifier}"));

    private static readonly RequestForm Refresh = At("refresh", Token).As("refresh", ("grant_type", "refresh_token"), ("refresh_token", "{refresh:web}"));

    private static readonly RequestForm Machine = (At("machine", Token) with { Headers = By("machine") })
        .As("machine", ("grant_type", "client_credentials"), ("scope", "payroll.read"), ("resource", "https://payroll.example"));

    private static readonly RequestForm Introspect = (At("introspect", "/connect/introspection") with { Headers = By("payroll") })
        .As("introspect", ("token", "{api-access:web}"), ("token_type_hint", "access_token"));

    private static readonly RequestForm Revoke = At("revoke", "/connect/revocation").As("revoke", ("token", "{refresh:web}"), ("token_type_hint", "refresh_token"));

    /// <summary>All of them.</summary>
    public static IEnumerable<OddRequest> All() =>
    [
        .. Each(Push), .. AuthorizeRequests.Values.SelectMany(values => Push.EachOf(values.Name, values.Values)), .. OfPush(),
        .. Each(Code), .. OfCode(),
        Refresh.Right(), .. Refresh.EachWrong(), .. OfRefresh(),
        Machine.Right(), .. Machine.EachWrong(), .. OfMachine(),
        .. Each(Introspect), .. OfIntrospection(),
        .. Each(Revoke), .. OfRevocation(),
    ];

    private static RequestForm At(string name, string endpoint) => new(name, endpoint, "POST", By("web"));

    private static string By(string client) => $"{Form} | Authorization: Basic {{basic:{client}}}";

    /// <summary>The right one, each parameter wrong, each way to fail to authenticate, each wrong shape.</summary>
    private static IEnumerable<OddRequest> Each(RequestForm right) => [right.Right(), .. right.EachWrong(), .. Unauthenticated(right), .. Shapes(right)];

    private static IEnumerable<OddRequest> Unauthenticated(RequestForm right)
    {
        var bare = right with { Headers = Form };
        var own = right.Headers[(right.Headers.LastIndexOf(':') + 1)..^1];
        yield return bare.With("by-nobody");
        yield return bare.With("by-id-alone", ("client_id", own));
        yield return bare.With("by-post-though-basic", ("client_id", own), ("client_secret", Secret));
        yield return bare.With("by-wrong-secret-in-body", ("client_id", own), ("client_secret", "wrong"));
        yield return bare.With("by-unknown-client", ("client_id", "nobody"), ("client_secret", Secret));
        yield return bare.With("by-secret-alone", ("client_secret", Secret));
        yield return right.With("by-two-ways", ("client_id", own), ("client_secret", Secret));
        yield return right.With("by-basic-and-same-id", ("client_id", own));
        yield return right.With("by-basic-and-other-id", ("client_id", "post"));
        yield return right.With("by-basic-and-assertion", ("client_assertion", "a.b.c"), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        yield return bare.With("by-broken-assertion", ("client_assertion", "a.b.c"), ("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
        yield return bare.With("by-assertion-without-type", ("client_id", own), ("client_assertion", "a.b.c"));
        yield return bare.With("by-assertion-of-unknown-type", ("client_id", own), ("client_assertion", "a.b.c"), ("client_assertion_type", "saml"));
        foreach (var (id, header) in new (string, string)[]
        {
            ("wrong-secret", "Basic {basic-wrong:web}"), ("unknown-client", "Basic {basic:nobody}"), ("no-base64", "Basic !!!"), ("empty", "Basic "), ("word", "Basic"),
            ("no-colon", "Basic d2Vi"), ("two-colons", "Basic d2ViOmE6Yg=="), ("empty-secret", "Basic d2ViOg=="), ("empty-id", "Basic OmE="),
            ("small-letters", $"basic {{basic:{own}}}"), ("bearer", "Bearer abc"), ("digest", "Digest username=web"), ("trailing", $"Basic {{basic:{own}}} more"),
            ("broken-percent", "Basic d2ViOiV6eg=="), ("null-character", "Basic d2ViADph"), ("not-utf8", "Basic d2ViOv8="),
            ("public-client", "Basic {basic:spa}"), ("post-client", "Basic {basic:post}"),
        })
        {
            yield return bare.With($"by-basic-{id}") with { Headers = $"{Form} | Authorization: {header}" };
        }
    }

    private static IEnumerable<OddRequest> Shapes(RequestForm right)
    {
        var (get, body) = (right.Right("get") with { Method = "GET" }, right.Right().Body);
        yield return get;
        yield return right.Right("head") with { Method = "HEAD" };
        yield return right.Right("put") with { Method = "PUT" };
        yield return right.Right("in-query") with { Endpoint = $"{right.Endpoint}?{body}", Body = "" };
        yield return right.Right("json") with { Headers = right.Headers.Replace("x-www-form-urlencoded", "json", StringComparison.Ordinal), Body = """{"a":"b"}""" };
        yield return right.Right("text") with { Headers = right.Headers.Replace("application/x-www-form-urlencoded", "text/plain", StringComparison.Ordinal) };
        yield return right.Right("charset") with { Headers = right.Headers.Replace("urlencoded", "urlencoded; charset=utf-8", StringComparison.Ordinal) };
        yield return right.Right("type-in-capitals") with { Headers = right.Headers.Replace("application/x", "APPLICATION/X", StringComparison.Ordinal) };
        yield return right.Right("too-large") with { Body = $"{body}&more={{large}}" };
        yield return right.Right("unknown-twice") with { Body = $"{body}&color=red&color=blue" };
        yield return right.Right("cross-origin") with { Headers = $"{right.Headers} | Origin: http://evil.example" };
    }

    private static IEnumerable<OddRequest> OfPush()
    {
        (string, string?)[] unchallenged = [("code_challenge", null), ("code_challenge_method", null)];
        yield return Push.With("without-challenge", unchallenged);
        yield return Push.With("of-pushed-request", ("request_uri", "{request-uri:web}"));
        yield return PushOf("spa", By("spa")).With("public-by-basic");
        yield return PushOf("spa", Form).With("public-right", ("client_id", "spa"));
        yield return PushOf("spa", Form).With("public-with-secret", ("client_id", "spa"), ("client_secret", Secret));
        yield return PushOf("spa", Form).With("public-without-challenge", [("client_id", "spa"), .. unchallenged]);
        yield return PushOf("post", Form).With("post-right", ("client_id", "post"), ("client_secret", Secret));
        yield return PushOf("pushed", By("pushed")).With("of-client-that-has-to");
        yield return PushOf("machine", By("machine")).With("client-without-redirect");
        yield return PushOf("machine", By("payroll")).With("client-without-anything");
        yield return Push.Repeating("resource-twice", "resource", "https://payroll.example", "https://payroll.example");
        yield return Push.Repeating("resource-known-and-unknown", "resource", "https://payroll.example", "https://other.example");
        yield return PushOf("native", Form).With("loopback-port", ("client_id", "native"), ("redirect_uri", "http://127.0.0.1:50123/callback"));
        yield return PushOf("native", Form).With("loopback-user-info", ("client_id", "native"), ("redirect_uri", "http://127.0.0.1:1@evil.example/callback"));
    }

    private static RequestForm PushOf(string client, string headers) =>
        AuthorizeRequests.Right("par", client) with { Endpoint = Pushing, Method = "POST", Headers = headers };

    private static IEnumerable<OddRequest> OfCode()
    {
        foreach (var type in new[] { "password", "implicit", "authorization", "AUTHORIZATION_CODE", "client_credentials", "urn:ietf:params:oauth:grant-type:device_code", "none", "constructor", "__proto__" })
        {
            yield return Code.With($"grant-type-{type}", ("grant_type", type));
        }

        yield return Code.With("unknown", ("code", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        yield return Code.With("used", ("code", "{used-code:web}"));
        yield return Code.With("used-and-wrong-verifier", ("code", "{used-code:web}"), ("code_verifier", new string('a', 43)));
        yield return Code.With("of-another-client", ("code", "{code:post}"));
        yield return Code.With("refresh-token-as-code", ("code", "{refresh:web}"));
        yield return Code.With("access-token-as-code", ("code", "{access:web}"));
        yield return Code.With("other-redirect", ("redirect_uri", "http://post.example/callback"));
        yield return Code.With("redirect-with-slash", ("redirect_uri", "http://web.example/callback/"));
        yield return Code.With("verifier-wrong", ("code_verifier", new string('a', 43)));
        yield return Code.With("verifier-short", ("code_verifier", new string('a', 42)));
        yield return Code.With("verifier-long", ("code_verifier", new string('a', 129)));
        yield return Code.With("verifier-bad-letters", ("code_verifier", new string('!', 43)));
        yield return Code.With("verifier-is-challenge", ("code_verifier", "{challenge}"));
        yield return Code.With("verifier-without-challenge", ("code", "{unchallenged-code:web}"), ("code_verifier", new string('a', 43)));
        yield return Code.With("neither-verifier-nor-challenge", ("code", "{unchallenged-code:web}"), ("code_verifier", null));
        yield return Code.With("scope", ("scope", "openid profile email"));
        yield return Code.With("state", ("state", "the-state"));
        yield return Code.With("resource-not-granted", ("resource", "https://payroll.example"));
        yield return Code.With("resource-unknown", ("resource", "https://other.example"));
        yield return Code.With("resource-relative", ("resource", "/payroll"));
        yield return Code.With("resource-granted", ("code", "{api-code:web}"), ("resource", "https://payroll.example"));
        yield return Code.With("resource-granted-and-unknown", ("code", "{api-code:web}"), ("resource", "https://other.example"));
        yield return (Code with { Headers = Form }).With("public-right", ("client_id", "spa"), ("code", "{code:spa}"), ("redirect_uri", "http://spa.example/callback"));
        yield return (Code with { Headers = Form }).With("public-without-verifier", ("client_id", "spa"), ("code", "{code:spa}"), ("redirect_uri", "http://spa.example/callback"), ("code_verifier", null));
        yield return (Code with { Headers = Form }).With("post-right", ("client_id", "post"), ("client_secret", Secret), ("code", "{code:post}"), ("redirect_uri", "http://post.example/callback"));
        yield return (Code with { Headers = By("machine") }).With("of-machine");
    }

    private static IEnumerable<OddRequest> OfRefresh()
    {
        yield return Refresh.With("unknown", ("refresh_token", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
        yield return Refresh.With("of-another-client", ("refresh_token", "{refresh:post}"));
        yield return Refresh.With("revoked", ("refresh_token", "{revoked-refresh:web}"));
        yield return Refresh.With("code-as-refresh-token", ("refresh_token", "{code:web}"));
        yield return Refresh.With("access-token", ("refresh_token", "{access:web}"));
        yield return Refresh.With("id-token", ("refresh_token", "{id-token:web}"));
        yield return Refresh.With("less-scope", ("scope", "openid"));
        yield return Refresh.With("more-scope", ("scope", "openid payroll.read"));
        yield return Refresh.With("unknown-scope", ("scope", "openid cooking"));
        yield return Refresh.With("bad-scope", ("scope", "openid \"profile\""));
        yield return Refresh.With("scope-without-openid", ("scope", "profile"));
        yield return Refresh.With("resource-not-granted", ("resource", "https://payroll.example"));
        yield return Refresh.With("resource-unknown", ("resource", "https://other.example"));
        yield return Refresh.With("resource-granted", ("refresh_token", "{api-refresh:web}"), ("resource", "https://payroll.example"));
        yield return (Refresh with { Headers = Form }).With("public-right", ("client_id", "spa"), ("refresh_token", "{refresh:spa}"));
        yield return (Refresh with { Headers = Form }).With("public-rotated", ("client_id", "spa"), ("refresh_token", "{rotated-refresh:spa}"));
        yield return (Refresh with { Headers = Form }).With("public-of-another-client", ("client_id", "native"), ("refresh_token", "{refresh:spa}"));
        yield return (Refresh with { Headers = By("machine") }).With("of-machine");
    }

    private static IEnumerable<OddRequest> OfMachine()
    {
        yield return Machine.With("without-scope", ("scope", null));
        yield return Machine.With("without-resource", ("resource", null));
        yield return Machine.With("without-either", ("scope", null), ("resource", null));
        yield return Machine.With("openid", ("scope", "openid"));
        yield return Machine.With("offline", ("scope", "offline_access"));
        yield return Machine.With("unknown-scope", ("scope", "cooking"));
        yield return Machine.With("known-and-unknown-scope", ("scope", "payroll.read cooking"));
        yield return Machine.With("bad-scope", ("scope", "\"payroll.read\""));
        yield return Machine.With("scope-twice-in-one", ("scope", "payroll.read payroll.read"));
        foreach (var (id, value) in AuthorizeRequests.Values.Single(values => values.Name == "resource").Values.SkipLast(1))
        {
            yield return Machine.With($"resource-{id}", ("resource", value));
        }

        yield return Machine.Repeating("resource-known-and-unknown", "resource", "https://payroll.example", "https://other.example");
        yield return (Machine with { Headers = By("web") }).With("of-an-app");
        yield return (Machine with { Headers = Form }).With("of-a-public-client", ("client_id", "spa"));
        yield return (Machine with { Headers = By("payroll") }).With("of-an-api");
    }

    private static IEnumerable<OddRequest> OfIntrospection()
    {
        foreach (var kind in new[] { "access", "refresh", "id-token", "code", "tampered-id-token", "revoked-refresh", "revoked-api-access", "machine-access" })
        {
            yield return Introspect.With(kind, ("token", $"{{{kind}:web}}"));
            yield return (Introspect with { Headers = By("web") }).With($"{kind}-by-app", ("token", $"{{{kind}:web}}"));
        }

        yield return Introspect.With("unknown", ("token", "abc"));
        yield return Introspect.With("without-hint", ("token_type_hint", null));
        yield return Introspect.With("wrong-hint", ("token_type_hint", "refresh_token"));
        yield return Introspect.With("unknown-hint", ("token_type_hint", "cookie"));
        yield return Introspect.With("unsigned", ("token", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzYW5uZSJ9."));
        yield return (Introspect with { Headers = By("post") }).With("by-another-method");
        yield return (Introspect with { Headers = By("machine") }).With("by-another-client");
        yield return (Introspect with { Headers = Form }).With("by-public-client", ("client_id", "spa"));
        yield return (Introspect with { Headers = Form }).With("by-bearer") with { Headers = $"{Form} | Authorization: Bearer {{access:web}}" };
        yield return (Introspect with { Headers = By("payroll").Replace("application/json", "application/token-introspection+jwt", StringComparison.Ordinal) }).With("as-jwt");
    }

    private static IEnumerable<OddRequest> OfRevocation()
    {
        foreach (var kind in new[] { "access", "api-access", "id-token", "code", "tampered-id-token", "revoked-refresh" })
        {
            yield return Revoke.With(kind, ("token", $"{{{kind}:web}}"), ("token_type_hint", null));
        }

        yield return Revoke.With("unknown", ("token", "abc"));
        yield return Revoke.With("wrong-hint", ("token_type_hint", "access_token"));
        yield return Revoke.With("unknown-hint", ("token_type_hint", "cookie"));
        yield return Revoke.With("of-another-client", ("token", "{refresh:post}"));
        yield return Revoke.With("access-token-of-another-client", ("token", "{access:post}"), ("token_type_hint", "access_token"));
        yield return Revoke.With("of-a-public-client", ("token", "{refresh:spa}"));
        yield return (Revoke with { Headers = Form }).With("public-right", ("client_id", "spa"), ("token", "{refresh:spa}"));
        yield return (Revoke with { Headers = Form }).With("public-of-another-client", ("client_id", "spa"), ("token", "{refresh:web}"));
        yield return (Revoke with { Headers = By("machine") }).With("of-machine", ("token", "{machine-access:machine}"), ("token_type_hint", "access_token"));
    }
}
