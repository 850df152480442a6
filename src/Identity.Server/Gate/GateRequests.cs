using System.Net;
using Identity.Domain.SecurityInfo;
using Identity.Domain.SignIn;
using Identity.OpenId.Clients;
using Identity.OpenId.Gate;
using Identity.OpenId.Requests;
using Identity.Storage.Facts;
using Identity.Storage.Transactions;

namespace Identity.Server.Gate;

/// <summary>Puts the protocol's words into the gate's.</summary>
internal static class GateRequests
{
    /// <summary>What a waiting request asks for.</summary>
    public static GateRequest For(AuthorizationRequest request, Client client, StoredTransaction transaction, SignInFacts facts, IPAddress? address)
    {
        TimeSpan? maxAge = request.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        var asked = For(request.ClientId, request.AcrValues, request.RequiredAcr, maxAge, request.Prompts, transaction.StartedAt);
        return asked with
        {
            Address = address,
            Task = transaction.Task,
            Mailbox = transaction.Mailbox,
            ForceSignIn = asked.ForceSignIn || transaction.Task is AccountTask.ChangePassword,
            NeedsConsent = transaction.Task is null && ConsentRules.IsNeeded(client, request.Access, request.Prompts, facts),
        };
    }

    /// <summary>What the server's own pages ask for.</summary>
    public static GateRequest For(AccountTask task, DateTimeOffset now) => new() { ClientId = OwnPages.ClientId, StartedAt = now, Task = task };

    /// <summary>What the engine's question asks for.</summary>
    public static GateRequest For(ReleaseQuestion question, SignInFacts facts, IPAddress? address) =>
        For(question.Client.ClientId, question.AcrValues, question.RequiredAcr, question.MaxAge, question.Prompts, question.StartedAt) with
        {
            Address = address,
            NeedsConsent = question.Access is { } access && ConsentRules.IsNeeded(question.Client, access, question.Prompts, facts),
        };

    private static GateRequest For(
        string clientId,
        IReadOnlyList<string> acrValues,
        IReadOnlyList<string> requiredAcr,
        TimeSpan? maxAge,
        IReadOnlyList<string> prompts,
        DateTimeOffset startedAt) => new()
        {
            ClientId = clientId,
            StartedAt = startedAt,
            // One of those that the client likes is enough; what resources and scopes ask for is asked for by each (attack 6).
            Level = requiredAcr.Select(AcrValues.Level).Append(AcrValues.Lowest(acrValues)).Max() ?? AssuranceLevel.OneFactor,
            MaxAge = maxAge,
            ForceSignIn = prompts.Contains("login") || prompts.Contains("select_account"),
        };
}
