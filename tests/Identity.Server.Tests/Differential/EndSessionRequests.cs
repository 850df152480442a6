namespace Identity.Server.Tests.Differential;

/// <summary>Odd requests that a browser brings to the end session endpoint.</summary>
internal static class EndSessionRequests
{
    private const string Browser = "Accept: text/html";

    private static readonly RequestForm Right = new RequestForm("leave", "/connect/endsession", "GET", Browser).As(
        "leave", ("id_token_hint", "{id-token:web}"), ("post_logout_redirect_uri", "http://web.example/bye"), ("client_id", "web"), ("state", "the-state"));

    /// <summary>All of them.</summary>
    public static IEnumerable<OddRequest> All() =>
    [
        Right.Right(),
        .. Right.EachWrong(),
        .. Right.EachOf("id_token_hint", AuthorizeRequests.Values.Single(values => values.Name == "id_token_hint").Values),
        .. Right.EachOf(
            "post_logout_redirect_uri",
            ("slash-after", "http://web.example/bye/"), ("query-after", "http://web.example/bye?a=b"), ("fragment-after", "http://web.example/bye#a"),
            ("host-in-capitals", "http://WEB.example/bye"), ("callback", "http://web.example/callback"), ("another-clients", "http://post.example/bye"),
            ("longer-host", "http://web.example.evil.example/bye"), ("script", "javascript:alert(1)"), ("relative", "/bye"), ("space-before", " http://web.example/bye")),
        .. Right.EachOf("client_id", ("another", "post"), ("unknown", "nobody"), ("capitals", "WEB")),
        .. Right.EachOf("state", ("line", "a\r\nb"), ("not-ascii", "\u00e9"), ("quote", "\"<script>\"&'")),
        .. Others(),
    ];

    private static IEnumerable<OddRequest> Others()
    {
        const string form = $"{Browser} | Content-Type: application/x-www-form-urlencoded";
        (string, string?) noHint = ("id_token_hint", null);
        (string, string?) noClient = ("client_id", null);
        yield return Right.Raw("nothing", "");
        yield return Right.With("hint-alone", ("post_logout_redirect_uri", null), noClient, ("state", null));
        yield return Right.With("address-alone", noHint, noClient);
        yield return Right.With("foreign-address-alone", noHint, noClient, ("post_logout_redirect_uri", "http://evil.example/"));
        yield return Right.With("client-and-foreign-address", noHint, ("post_logout_redirect_uri", "http://evil.example/"));
        yield return Right.With("client-without-hint", noHint);
        yield return Right.With("client-without-addresses", noHint, ("client_id", "native"));
        yield return Right.With("unknown-client-alone", noHint, ("client_id", "nobody"), ("post_logout_redirect_uri", null));
        yield return Right.With("logout-hint", noHint, ("logout_hint", "sanne"));
        yield return Right.With("ui-locales", ("ui_locales", "!!"));
        yield return Right.With("unknown-parameter", ("color", "red"));
        var signedIn = Right with { Headers = $"{Browser} | Cookie: {{cookies}}" };
        yield return signedIn.With("signed-in-without-hint", noHint);
        yield return signedIn.With("signed-in-nothing", noHint, noClient, ("post_logout_redirect_uri", null), ("state", null));
        yield return signedIn.With("signed-in-foreign-address", noHint, ("post_logout_redirect_uri", "http://evil.example/"));
        yield return Right.Right("post") with { Method = "POST", Headers = form };
        yield return Right.Right("post-empty") with { Method = "POST", Headers = form, Body = "" };
        yield return Right.Right("post-json") with { Method = "POST", Headers = $"{Browser} | Content-Type: application/json", Body = "{}" };
        yield return Right.Right("post-bad-address") with { Method = "POST", Headers = form, Body = "client_id=web&post_logout_redirect_uri=http%3A%2F%2Fevil.example%2F" };
        yield return Right.Right("put") with { Method = "PUT" };
        yield return Right.Right("delete") with { Method = "DELETE" };
    }
}
