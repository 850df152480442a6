using Identity.OpenId.ClientAuthentication;
using Identity.OpenId.Clients;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;
using Identity.OpenId.Tokens;

namespace Identity.OpenId.Grants;

/// <summary>The resource owner password credentials grant (RFC 6749 4.3), for clients that an administrator has marked as legacy.</summary>
/// <remarks>
/// It gives an access token and nothing more: no refresh token, no ID token (attack 6). All that one app password gives a client is one grant,
/// so that programs which sign in every minute leave no rows behind, and deleting the password ends it.
/// </remarks>
internal sealed class PasswordGrant(ILegacyPasswords passwords, IGrantStore grants, TokenTargets targets, TokenIssuer issuer) : IGrantType
{
    /// <summary>What a token of this grant never has.</summary>
    private const string Offline = "offline_access";

    public string Name => LegacyClient.GrantType;

    public async Task<TokenOutcome> RedeemAsync(ClientRequest request, CancellationToken cancellationToken)
    {
        if (request.Parameters["username"] is not { } userName)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter username is missing."));
        }

        if (request.Parameters["password"] is not { } password)
        {
            return new TokenOutcome.Refused(ProtocolError.InvalidRequest("The parameter password is missing."));
        }

        var client = request.Client;

        // A client that nobody can tell from another is no reason to believe in anybody.
        if (client.IsPublic)
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.UnauthorizedClient, "A client without a secret cannot use this grant_type."));
        }

        var scopes = request.Parameters["scope"] is { } asked ? Syntax.Words(asked) : client.Scopes;
        if (scopes.Any(scope => !client.Scopes.Contains(scope)))
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.InvalidScope, "The scope asks for more than the client is registered for."));
        }

        string[] lasting = [.. scopes.Where(scope => scope != Offline)];
        var (target, wrong) = await targets.ChooseAsync(client, granted: null, lasting, request.Parameters, cancellationToken);
        if (target is null)
        {
            return new TokenOutcome.Refused(wrong!);
        }

        // An app password is one factor of a program: what asks for a level of a person is not for it (attack 6).
        if (target.RequiredAcr.Count > 0)
        {
            return new TokenOutcome.Refused(new ProtocolError(ErrorCodes.InvalidTarget, "The resource asks for a level that no program with a password reaches."));
        }

        return await passwords.AskAsync(new LegacyQuestion(client, userName, password), cancellationToken) switch
        {
            ReleaseAnswer.Release(var signIn) => await IssueAsync(request, lasting, target, signIn, cancellationToken),
            ReleaseAnswer.Deny(var error, var description) => new TokenOutcome.Refused(new ProtocolError(error, description)),
            _ => TokenOutcome.InvalidGrant("The person has to sign in with a browser first."),
        };
    }

    private async Task<TokenOutcome> IssueAsync(
        ClientRequest request, IReadOnlyList<string> scopes, TokenTarget target, ReleasedSignIn signIn, CancellationToken cancellationToken)
    {
        var grant = new Grant
        {
            Id = Guid.CreateVersion7(request.Now),
            Subject = signIn.Subject,
            ClientId = request.Client.ClientId,
            SessionId = signIn.SessionId,
            Epoch = signIn.Epoch,
            Scopes = scopes,
            Resources = target.Resource is null ? [] : [target.Resource.Identifier],
            AuthTime = signIn.AuthTime,
            Acr = signIn.Acr,
            Amr = signIn.Amr,
            Proofs = signIn.Proofs,
            CreatedAt = request.Now,
        };
        return await grants.FindOrAddAsync(grant, cancellationToken) is { } kept
            ? new TokenOutcome.Issued(await issuer.IssueAccessAsync(request.Client, kept, target, request.Now, cancellationToken))
            : TokenOutcome.InvalidGrant("What is known of the person is changing; try again.");
    }
}
