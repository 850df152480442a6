using Identity.OpenId.Clients;
using Identity.OpenId.Resources;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Requests;

/// <summary>An authorization request that is being checked, with the facts that the checks need.</summary>
internal sealed class AuthorizationAttempt(Parameters parameters, Client? client, IdTokenHint? hint)
{
    public Parameters Parameters { get; } = parameters;

    /// <summary>The client of <c>client_id</c>, if there is one.</summary>
    public Client? Client { get; } = client;

    /// <summary>The resources that the client may use.</summary>
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>The <c>id_token_hint</c>, if one was sent and it is one of ours.</summary>
    public IdTokenHint? Hint { get; } = hint;

    /// <summary>Where answers may go, once that has been checked.</summary>
    public ValidatedRedirect? Redirect { get; set; }

    /// <summary>Where answers go, once there is an address: how and with which <c>state</c> too.</summary>
    public ResponseTarget? Target => Redirect is null ? null : new ResponseTarget(Redirect, Parameters["response_mode"], State);

    /// <summary><c>state</c>, unless it is one that cannot be sent back.</summary>
    private string? State => Parameters["state"] is { } state && Syntax.IsState(state) ? state : null;
}
