using Identity.Domain.SecurityInfo;
using Identity.OpenId.Clients;
using Identity.OpenId.Requests;
using Identity.Server.Localization;

namespace Identity.Server.Gate;

/// <summary>The server's own pages, where they need somebody to sign in: to the gate they are a client like others, which no protocol answers.</summary>
internal static class OwnPages
{
    /// <summary>Their name where a client's stands. No client can be registered under it.</summary>
    public const string ClientId = "security-info";

    /// <summary>Security info.</summary>
    public const string Path = "/security-info";

    /// <summary>What waits for the sign-in: no redirect_uri, no scope, nothing that a code or token could be made of.</summary>
    public static AuthorizationRequest Request { get; } =
        new() { ClientId = ClientId, RedirectUri = Path, ResponseType = "none", ResponseMode = "none", Scopes = [] };

    /// <summary>How they are called on the pages of a sign-in.</summary>
    public static Client Client(Texts texts) => new() { ClientId = ClientId, ClientName = texts["SecurityInfo.Title"], ClientUri = Path };

    /// <summary>Where a sign-in leads that is done.</summary>
    public static string After(AccountTask task) => task switch
    {
        AccountTask.Prove(_, var page) => $"{Path}/{page}",
        AccountTask.Bind => $"{Path}?{Added}",
        _ => Path,
    };

    /// <summary>What the address of Security info has after a method was added. It adds a sentence and nothing else.</summary>
    public const string Added = "added";
}
