namespace Identity.OpenId.Endpoints;

/// <summary>Whose scripts may read an endpoint's answers (CORS).</summary>
internal enum Readers
{
    /// <summary>Nobody's: browsers come here themselves, or programs without one (protocol line 10).</summary>
    Nobody,

    /// <summary>Those of the client that the answer is for. Nothing here goes by cookies, so that whoever else asks gains nothing.</summary>
    Client,

    /// <summary>Everybody's: it is the same for all.</summary>
    Anybody,
}
