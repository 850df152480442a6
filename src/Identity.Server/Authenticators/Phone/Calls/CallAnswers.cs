using System.Globalization;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Delivery.Gateways;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage;
using Identity.Storage.Codes;
using Identity.Storage.People;
using Microsoft.Extensions.Options;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>What follows from the keys that a person presses in a call. The browser that asked for it consumes the answer; a call never signs anybody in.</summary>
internal sealed class CallAnswers(
    IdentityDatabase database,
    CodeStore codes,
    PersonStore people,
    AuditTrail audit,
    ServerSettings settings,
    IOptions<BrandingOptions> branding,
    TimeProvider clock)
{
    /// <summary>What is said when somebody has answered.</summary>
    public async Task<string> AskAsync(string handle, CancellationToken cancellationToken)
    {
        var call = await FindAsync(handle, cancellationToken);
        return call is null ? CallMarkup.Over(LanguageOf(call)) : Question(call, handle);
    }

    /// <summary>What is said after a key was pressed.</summary>
    /// <param name="handle">The secret in the call's address.</param>
    /// <param name="key">The key.</param>
    /// <param name="isReport">Whether the question was if the call is to be reported.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string> AnswerAsync(string handle, string key, bool isReport, CancellationToken cancellationToken)
    {
        var call = await FindAsync(handle, cancellationToken);
        var culture = LanguageOf(call);
        return (call, key, isReport) switch
        {
            (null, _, _) => CallMarkup.Over(culture),
            (_, CallMarkup.Pound, false) =>
                await codes.TryConfirmCallAsync(call.Digest, clock.GetUtcNow(), cancellationToken) ? CallMarkup.Confirmed(culture) : CallMarkup.Over(culture),
            (_, CallMarkup.Pound, true) => await ReportAsync(call, cancellationToken) ? CallMarkup.Reported(culture) : CallMarkup.Over(culture),
            (_, CallMarkup.Zero, false) => CallMarkup.ReportQuestion(culture, Organisation, CallAddresses.ReportAnswer(settings.Issuer, handle)),
            _ => Question(call, handle),
        };
    }

    private string Organisation => branding.Value.OrganisationName;

    private string Question(SentCode call, string handle) => CallMarkup.Question(LanguageOf(call), Organisation, CallAddresses.Answer(settings.Issuer, handle));

    // Somebody has the password and asked for the call: all that began before now ends (attack 1).
    private async Task<bool> ReportAsync(SentCode call, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await codes.TryReportCallAsync(call, clock.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        await people.RaiseEpochAsync(call.PersonId, cancellationToken);

        // The request is the gateway's; the person has a telephone in hand.
        await audit.AddAsync(audit.Event(AuditKinds.CallReported, call.PersonId) with { Address = null, Agent = null }, cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private Task<SentCode?> FindAsync(string handle, CancellationToken cancellationToken) =>
        codes.FindCallAsync(Handle.Hash(handle), clock.GetUtcNow(), cancellationToken);

    private static CultureInfo LanguageOf(SentCode? call) => RequestLanguage.Find(call?.Language ?? "en")!;
}
