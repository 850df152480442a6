using System.Xml.Linq;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Localization;
using Identity.Storage;
using Identity.Storage.Codes;
using Identity.Storage.People;

namespace Identity.Server.Authenticators.Phone.Calls;

/// <summary>What follows from the keys that a person presses in a call. The browser that asked for it consumes the answer; a call never signs anybody in.</summary>
internal sealed class CallAnswers(IdentityDatabase database, CodeStore codes, PersonStore people, AuditTrail audit, CallMarkup markup, TimeProvider clock)
{
    private const string Yes = "#";
    private const string No = "0";

    /// <summary>What is said when somebody has answered.</summary>
    public async Task<XElement> AskAsync(string handle, CancellationToken cancellationToken) =>
        await FindAsync(handle, cancellationToken) is { } call ? markup.Ask(handle, LanguageOf(call)) : CallMarkup.Over(LanguageOf(null));

    /// <summary>What is said after a key was pressed.</summary>
    /// <param name="handle">The secret in the call's address.</param>
    /// <param name="digits">The key.</param>
    /// <param name="isReport">Whether the question was if the call is to be reported.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<XElement> AnswerAsync(string handle, string digits, bool isReport, CancellationToken cancellationToken)
    {
        if (await FindAsync(handle, cancellationToken) is not { } call)
        {
            return CallMarkup.Over(LanguageOf(null));
        }

        var culture = LanguageOf(call);
        return (digits, isReport) switch
        {
            (Yes, false) => await codes.TryConfirmCallAsync(call.Digest, clock.GetUtcNow(), cancellationToken) ? CallMarkup.Confirmed(culture) : CallMarkup.Over(culture),
            (Yes, true) => await ReportAsync(call, cancellationToken) ? CallMarkup.Reported(culture) : CallMarkup.Over(culture),
            (No, false) => markup.AskReport(handle, culture),
            _ => markup.Ask(handle, culture),
        };
    }

    // Somebody has the password and asked for the call: all that began before now ends (attack 1).
    private async Task<bool> ReportAsync(SentCode call, CancellationToken cancellationToken)
    {
        await using var write = await database.BeginWriteAsync(cancellationToken);
        if (!await codes.TryReportCallAsync(call.Digest, clock.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        await people.RaiseEpochAsync(call.PersonId, cancellationToken);
        await audit.AddAsync(audit.Event(AuditKinds.CallReported, call.PersonId), cancellationToken);
        await write.CommitAsync(cancellationToken);
        return true;
    }

    private Task<SentCode?> FindAsync(string handle, CancellationToken cancellationToken) =>
        codes.FindCallAsync(Handle.Hash(handle), clock.GetUtcNow(), cancellationToken);

    private static System.Globalization.CultureInfo LanguageOf(SentCode? call) => RequestLanguage.Find(call?.Language) ?? RequestLanguage.Find("en")!;
}
