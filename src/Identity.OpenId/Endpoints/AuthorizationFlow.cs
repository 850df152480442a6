using System.Diagnostics;
using Identity.OpenId.Gate;
using Identity.OpenId.Grants;
using Identity.OpenId.Interactions;
using Identity.OpenId.Pushed;
using Identity.OpenId.Requests;
using Identity.OpenId.Stores;

namespace Identity.OpenId.Endpoints;

/// <summary>Carries a valid request on: asks the gate and obeys (rule 1). First visits and resumptions come through here alike.</summary>
internal sealed class AuthorizationFlow(
    IReleaseGate gate, IGrantStore grants, IInteractions interactions, PushedRequests pushed, AuthorizationResponse response, OpenIdOptions options)
{
    /// <summary>For a caller that has looked again and found that facts changed once more.</summary>
    public static readonly ProtocolError TryAgain = new(ErrorCodes.TemporarilyUnavailable, "What is known of the person is changing; try again.");

    /// <summary>The answer; <see langword="null"/> if facts changed while it was made, so that the caller has to look again.</summary>
    public async Task<ProtocolResult?> TryContinueAsync(AuthorizationStep step, CancellationToken cancellationToken)
    {
        var request = step.Request;
        if (await pushed.IsSpentAsync(request, cancellationToken))
        {
            return response.Error(step.Target, ProtocolError.InvalidRequest("The pushed request has had its answer."));
        }

        var answer = await gate.AskAsync(
            new ReleaseQuestion
            {
                Kind = ReleaseKind.Authorize,
                Client = step.Client,
                Scopes = request.Scopes,
                AcrValues = request.AcrValues,
                RequiredAcr = request.RequiredAcr,
                IsAcrEssential = request.Claims.IsAcrEssential,
                MaxAge = request.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                Prompts = request.Prompts,
                StartedAt = step.StartedAt,
                Access = request.Access,
                Browser = step.Browser,
                InteractionHandle = step.Handle,
            },
            cancellationToken);

        return answer switch
        {
            ReleaseAnswer.Release(var signIn) => await TryReleaseAsync(step, signIn, cancellationToken),
            ReleaseAnswer.Interact(var error) when request.Prompts.Contains("none") =>
                response.Error(step.Target, new ProtocolError(error, "The person has to do something first, and prompt=none forbids to ask.")),
            ReleaseAnswer.Interact when step.Handle is { } handle => new ProtocolResult.Redirect($"/sign-in/{handle}/next"),
            ReleaseAnswer.Interact => await BeginAsync(request, step.StartedAt, step.Browser, cancellationToken),
            ReleaseAnswer.Deny(var error, var description) => response.Error(step.Target, new ProtocolError(error, description)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Keeps a request and sends the person to the host's page for it.</summary>
    private async Task<ProtocolResult> BeginAsync(
        AuthorizationRequest request, DateTimeOffset startedAt, BrowserCookies browser, CancellationToken cancellationToken)
    {
        var started = await interactions.BeginAsync(request, startedAt, browser, cancellationToken);
        return new ProtocolResult.Interaction(started.Location, started.Cookie);
    }

    private async Task<ProtocolResult?> TryReleaseAsync(AuthorizationStep step, ReleasedSignIn signIn, CancellationToken cancellationToken)
    {
        if (step.Request.HintedSubject is { } hinted && hinted != signIn.Subject)
        {
            return response.Error(
                step.Target, new ProtocolError(ErrorCodes.LoginRequired, "Somebody else than the person of the id_token_hint is signed in."));
        }

        var handle = Handle.New();
        var grant = GrantOf(step.Request, signIn, step.Now);
        return await grants.TryIssueAsync(grant, CodeOf(step, grant, handle), step.Handle, step.Request.PushedKey, cancellationToken)
            ? response.Code(step.Target, handle)
            : null;
    }

    /// <summary>What a person gave on the strength of a sign-in.</summary>
    public static Grant GrantOf(AuthorizationRequest request, ReleasedSignIn signIn, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Subject = signIn.Subject,
        ClientId = request.ClientId,
        SessionId = signIn.SessionId,
        Epoch = signIn.Epoch,
        Scopes = request.Scopes,
        Resources = request.Resources,
        Claims = request.Claims,
        AuthTime = signIn.AuthTime,
        Acr = signIn.Acr,
        Amr = signIn.Amr,
        Proofs = signIn.Proofs,
        CreatedAt = now,
    };

    private Artifact CodeOf(AuthorizationStep step, Grant grant, string handle) => new()
    {
        Kind = ArtifactKind.AuthorizationCode,
        Key = Handle.Hash(handle),
        GrantId = grant.Id,
        CreatedAt = step.Now,
        ExpiresAt = step.Now + options.CodeLifetime,
        Data = new CodeData(step.Request.RedirectUri, step.Request.CodeChallenge, step.Request.Nonce).Write(),
    };
}
