namespace Identity.Server.Tests.Differential;

/// <summary>Odd requests that a browser brings to the authorization endpoint.</summary>
internal static class AuthorizeRequests
{
    private const string Endpoint = "/connect/authorize";
    private const string Browser = "Accept: text/html";

    /// <summary>What the authorization and the PAR endpoint both read, and what it can hold.</summary>
    public static IReadOnlyList<(string Name, (string Id, string Value)[] Values)> Values { get; } =
    [
        ("redirect_uri",
        [
            ("slash-after", "http://web.example/callback/"), ("query-after", "http://web.example/callback?a=b"), ("fragment-after", "http://web.example/callback#a"),
            ("empty-fragment", "http://web.example/callback#"), ("host-in-capitals", "http://WEB.example/callback"), ("scheme-in-capitals", "HTTP://web.example/callback"),
            ("path-in-capitals", "http://web.example/Callback"), ("https", "https://web.example/callback"), ("default-port", "http://web.example:80/callback"),
            ("other-port", "http://web.example:8080/callback"), ("dots", "http://web.example/a/../callback"), ("encoded-letter", "http://web.example/%63allback"),
            ("user-info", "http://web.example@evil.example/callback"), ("longer-host", "http://web.example.evil.example/callback"),
            ("subdomain", "http://a.web.example/callback"), ("backslash", "http://web.example\\@evil.example/callback"), ("script", "javascript:alert(1)"),
            ("data", "data:text/html,hello"), ("relative", "/callback"), ("without-scheme", "//web.example/callback"), ("word", "callback"),
            ("space-before", " http://web.example/callback"), ("line-after", "http://web.example/callback\r\n"), ("another-clients", "http://post.example/callback"),
            ("two", "http://web.example/callback http://web.example/callback"), ("sign-out-address", "http://web.example/bye"),
        ]),
        ("response_type",
        [
            ("token", "token"), ("id-token", "id_token"), ("hybrid", "code id_token"), ("hybrid-turned", "id_token code"), ("code-token", "code token"), ("none", "none"),
            ("twice-in-one", "code code"), ("capitals", "CODE"), ("unknown", "device"), ("none-and-code", "code none"),
        ]),
        ("response_mode",
        [
            ("query", "query"), ("fragment", "fragment"), ("form-post", "form_post"), ("jwt", "jwt"), ("query-jwt", "query.jwt"), ("web-message", "web_message"),
            ("unknown", "carrier_pigeon"), ("capitals", "QUERY"),
        ]),
        ("prompt",
        [
            ("none", "none"), ("login", "login"), ("consent", "consent"), ("select-account", "select_account"), ("create", "create"), ("unknown", "later"),
            ("capitals", "LOGIN"), ("none-and-login", "none login"), ("login-and-consent", "login consent"), ("twice-in-one", "login login"), ("known-and-unknown", "login later"),
        ]),
        ("max_age",
        [
            ("zero", "0"), ("negative", "-1"), ("fraction", "1.5"), ("word", "old"), ("huge", "99999999999999999999"), ("plus", "+1"), ("space", " 1"), ("exponent", "1e3"),
            ("over-32-bit", "2147483648"), ("hexadecimal", "0x10"),
        ]),
        ("scope",
        [
            ("without-openid", "profile"), ("unknown", "openid cooking"), ("only-unknown", "cooking"), ("twice-in-one", "openid openid"), ("two-spaces", "openid  profile"),
            ("quote", "openid \"profile\""), ("backslash", "openid a\\b"), ("tab", "openid\tprofile"), ("line", "openid\nprofile"), ("capitals", "OPENID"),
            ("not-ascii", "openid caf\u00e9"), ("comma", "openid,profile"), ("offline", "openid offline_access"), ("of-an-api", "openid payroll.read"),
        ]),
        ("resource",
        [
            ("known", "https://payroll.example"), ("unknown", "https://other.example"), ("slash-after", "https://payroll.example/"), ("capitals", "https://PAYROLL.example"),
            ("relative", "/payroll"), ("fragment", "https://payroll.example#a"), ("word", "payroll"), ("empty", ""),
        ]),
        ("code_challenge",
        [
            ("short", "0123456789012345678901234567890123456789ab"), ("long-by-one", "0123456789012345678901234567890123456789abcd"),
            ("padded", "0123456789012345678901234567890123456789ab="), ("base64", "0123456789012345678901234567890123456789a+/"),
            ("not-ascii", "0123456789012345678901234567890123456789ab\u00e9"), ("tilde", "0123456789012345678901234567890123456789ab~"),
        ]),
        ("code_challenge_method", [("plain", "plain"), ("small", "s256"), ("unknown", "S512"), ("none", "none")]),
        ("state",
        [
            ("line", "a\r\nb"), ("tab", "a\tb"), ("not-ascii", "\u00e9"), ("quote", "\"<script>\"&'"), ("space", "a b"), ("thousand", new string('s', 1000)),
            ("plus-and-percent", "a+b%20c"),
        ]),
        ("nonce", [("line", "a\nb"), ("not-ascii", "\u00e9"), ("space", "a b"), ("quote", "\"")]),
        ("request",
        [
            ("word", "request"), ("unsigned", "eyJhbGciOiJub25lIn0.eyJjbGllbnRfaWQiOiJ3ZWIifQ."), ("empty", ""),
            ("signed-by-nobody", "eyJhbGciOiJSUzI1NiJ9.eyJjbGllbnRfaWQiOiJ3ZWIifQ.AAAA"),
        ]),
        ("request_uri",
        [
            ("elsewhere", "https://web.example/request"), ("unknown-pushed", "urn:ietf:params:oauth:request_uri:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            ("empty", ""), ("word", "request"), ("this-machine", "http://127.0.0.1:1/"), ("file", "file:///etc/passwd"),
        ]),
        ("registration", [("object", "{\"client_name\":\"a\"}"), ("word", "registration")]),
        ("id_token_hint",
        [
            ("word", "hint"), ("three-parts", "a.b.c"), ("unsigned", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJzYW5uZSJ9."), ("right", "{id-token:web}"),
            ("of-another-client", "{id-token:post}"), ("tampered", "{tampered-id-token:web}"), ("access-token", "{access:web}"), ("refresh-token", "{refresh:web}"),
        ]),
        ("claims",
        [
            ("none", "{\"id_token\":{}}"), ("word", "claims"), ("list", "[]"), ("number", "1"), ("null", "null"), ("broken", "{\"id_token\":"),
            ("member-is-word", "{\"id_token\":\"a\"}"), ("of-name", "{\"userinfo\":{\"name\":null}}"), ("unknown-members", "{\"cookies\":{}}"),
        ]),
        ("acr_values", [("unknown", "urn:example:gold"), ("of-two", "0 1")]),
        ("display", [("popup", "popup"), ("unknown", "hologram")]),
        ("ui_locales", [("unknown", "xx"), ("not-a-language", "!!")]),
        ("login_hint", [("markup", "<b>sanne</b>"), ("line", "a\nb")]),
        ("dpop_jkt", [("short", "a"), ("right", "0123456789012345678901234567890123456789abc")]),
        ("authorization_details", [("empty-list", "[]"), ("unknown-type", "[{\"type\":\"payment\"}]"), ("word", "details")]),
        ("unknown_parameter", [("word", "value"), ("null-character", "a\0")]),
        ("client_secret", [("right", "a-secret-of-this-test-and-of-nobody-else")]),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<OddRequest> All()
    {
        var right = Right("authorize", "web");
        return
        [
            right.Right(),
            .. right.EachWrong(),
            .. Values.SelectMany(values => right.EachOf(values.Name, values.Values)),
            .. OfClients(),
            .. Answers(),
            .. Shapes(right),
        ];
    }

    /// <summary>A right request of a client.</summary>
    public static RequestForm Right(string name, string client) => new RequestForm(name, Endpoint, "GET", Browser).As(
        name,
        ("client_id", client),
        ("redirect_uri", client == "native" ? "http://127.0.0.1/callback" : $"http://{client}.example/callback"),
        ("response_type", "code"),
        ("scope", "openid profile"),
        ("state", "the-state"),
        ("nonce", "the-nonce"),
        ("code_challenge", "0123456789012345678901234567890123456789abc"),
        ("code_challenge_method", "S256"));

    private static IEnumerable<OddRequest> OfClients()
    {
        (string, string?)[] unchallenged = [("code_challenge", null), ("code_challenge_method", null)];
        yield return Right("authorize", "web").With("confidential-without-challenge", unchallenged);
        yield return Right("authorize", "spa").With("public-right");
        yield return Right("authorize", "spa").With("public-without-challenge", unchallenged);
        yield return Right("authorize", "spa").With("public-plain-challenge", ("code_challenge_method", "plain"));
        yield return Right("authorize", "spa").With("public-challenge-without-method", ("code_challenge_method", null));
        yield return Right("authorize", "pushed").With("not-pushed");
        yield return Right("authorize", "machine").With("client-without-redirect");
        yield return Right("authorize", "nobody").With("unknown-client");
        yield return Right("authorize", "nobody").With("unknown-client-prompt-none", ("prompt", "none"));
        yield return Right("authorize", "web").With("client-in-capitals", ("client_id", "WEB"));
        yield return Right("authorize", "web").With("client-with-null-character", ("client_id", "web\0"));
        foreach (var (id, address) in new (string, string)[]
        {
            ("loopback-right", "http://127.0.0.1/callback"), ("loopback-port", "http://127.0.0.1:50123/callback"), ("loopback-other-path", "http://127.0.0.1:50123/other"),
            ("loopback-version-6", "http://[::1]:50123/callback"), ("loopback-name", "http://localhost:50123/callback"), ("loopback-https", "https://127.0.0.1:50123/callback"),
            ("loopback-port-too-high", "http://127.0.0.1:65536/callback"), ("loopback-longer-host", "http://127.0.0.1.example/callback"),
            ("loopback-user-info", "http://127.0.0.1:1@evil.example/callback"), ("loopback-query", "http://127.0.0.1:50123/callback?a=b"),
            ("loopback-other-number", "http://127.0.0.2:50123/callback"), ("own-scheme", "example.native:/callback"), ("own-scheme-slashes", "example.native:///callback"),
            ("loopback-empty-port", "http://127.0.0.1:/callback"),
        })
        {
            yield return Right("authorize", "native").With(id, ("redirect_uri", address));
        }
    }

    private static IEnumerable<OddRequest> Answers()
    {
        var right = Right("authorize", "web");
        foreach (var mode in new[] { "query", "fragment", "form_post" })
        {
            yield return right.With($"error-by-{mode}", ("response_mode", mode), ("scope", "cooking"));
            yield return right.With($"prompt-none-by-{mode}", ("response_mode", mode), ("prompt", "none"));
        }

        yield return right.With("bad-redirect-before-bad-scope", ("redirect_uri", "http://evil.example/"), ("scope", "\""));
        yield return right.With("bad-redirect-prompt-none", ("redirect_uri", "http://evil.example/"), ("prompt", "none"));
        yield return right.With("prompt-none-bad-state", ("prompt", "none"), ("state", "a\nb"));
        yield return right.With("request-and-request-uri", ("request", "a.b.c"), ("request_uri", "urn:ietf:params:oauth:request_uri:a"));
        var signedIn = right with { Headers = $"{Browser} | Cookie: {{cookies}}" };
        yield return signedIn.With("signed-in");
        yield return signedIn.With("signed-in-prompt-none", ("prompt", "none"));
        yield return signedIn.With("signed-in-form-post", ("response_mode", "form_post"));
        yield return signedIn.With("signed-in-prompt-login", ("prompt", "login"));
        yield return signedIn.With("signed-in-age-zero-prompt-none", ("prompt", "none"), ("max_age", "0"));
        yield return signedIn.With("signed-in-hint-prompt-none", ("prompt", "none"), ("id_token_hint", "{id-token:web}"));
        yield return signedIn.With("signed-in-unknown-acr", ("acr_values", "urn:example:gold"));
        yield return signedIn.With("signed-in-resource", ("scope", "openid payroll.read"), ("resource", "https://payroll.example"));
        yield return signedIn.With("signed-in-another-resource", ("resource", "https://other.example"), ("prompt", "none"));
        yield return Pushed("pushed-right", "web", "{request-uri:web}");
        yield return Pushed("pushed-of-another-client", "post", "{request-uri:web}");
        yield return Pushed("pushed-without-client", null, "{request-uri:web}");
        yield return Right("authorize", "web").With("pushed-and-other-scope", ("request_uri", "{request-uri:web}"), ("scope", "cooking"));
        yield return Right("authorize", "web").With("pushed-and-other-redirect", ("request_uri", "{request-uri:web}"), ("redirect_uri", "http://evil.example/"));
    }

    private static OddRequest Pushed(string id, string? client, string requestUri) =>
        new RequestForm("authorize", Endpoint, "GET", Browser).With(id, ("client_id", client), ("request_uri", requestUri));

    private static IEnumerable<OddRequest> Shapes(RequestForm right)
    {
        const string form = $"{Browser} | Content-Type: application/x-www-form-urlencoded";
        var query = right.Right().Body;
        yield return right.Raw("nothing", "");
        yield return right.Raw("separators", "&&&=&=");
        yield return right.Raw("name-alone", $"{query}&prompt");
        yield return right.Raw("semicolons", query.Replace('&', ';'));
        yield return right.Raw("question-marks", $"?{query}");
        yield return right.Raw("name-encoded", query.Replace("client_id", "%63lient_id", StringComparison.Ordinal));
        yield return right.Raw("name-with-space", query.Replace("client_id", "client_id+", StringComparison.Ordinal));
        yield return right.Raw("unknown-twice", $"{query}&color=red&color=blue");
        yield return right.Raw("both-cases", $"{query}&Client_ID=post");
        yield return right.Repeating("resource-twice", "resource", "https://payroll.example", "https://payroll.example");
        yield return right.Repeating("resource-known-and-unknown", "resource", "https://payroll.example", "https://other.example");
        yield return right.Right("post") with { Method = "POST", Headers = form };
        yield return right.Right("post-without-type") with { Method = "POST" };
        yield return right.Right("post-json") with { Method = "POST", Headers = $"{Browser} | Content-Type: application/json", Body = """{"client_id":"web"}""" };
        yield return right.Right("post-text") with { Method = "POST", Headers = $"{Browser} | Content-Type: text/plain" };
        yield return right.Right("post-empty") with { Method = "POST", Headers = form, Body = "" };
        yield return right.Right("post-with-query") with { Method = "POST", Endpoint = $"{Endpoint}?prompt=none", Headers = form };
        yield return right.Right("post-charset") with { Method = "POST", Headers = $"{form}; charset=iso-8859-1" };
        yield return right.Right("put") with { Method = "PUT", Headers = form };
        yield return right.Right("delete") with { Method = "DELETE" };
        yield return right.Right("head") with { Method = "HEAD" };
        yield return right.Right("options") with { Method = "OPTIONS", Headers = "Origin: http://web.example | Access-Control-Request-Method: GET", Body = "" };
        yield return right.Right("slash-after") with { Endpoint = $"{Endpoint}/" };
    }
}
