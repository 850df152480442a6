using System.Globalization;
using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.Server.Audit;
using Identity.Server.Gate;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.People;
using Microsoft.Extensions.Options;

namespace Identity.Server.Delivery;

/// <summary>Tells people that a method of theirs has changed (rule 8), at an address that was verified before (attack 8).</summary>
internal sealed class MethodNotices(
    MessageOutbox outbox,
    PersonStore people,
    AuditTrail audit,
    RequestLanguage language,
    OutboxSignal signal,
    TimeProvider clock,
    ServerSettings settings,
    IHostEnvironment environment,
    IOptions<BrandingOptions> branding)
{
    /// <summary>How long a notice is worth sending.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Writes the notice of an added method, in the caller's write; where none can be sent, the audit log says so.</summary>
    public async Task AddedAsync(Journey journey, AuthenticationMethod method, Guid methodId, CancellationToken cancellationToken)
    {
        var profile = await people.FindProfileAsync(journey.Person!.Facts.Id, cancellationToken);
        var problem = profile switch
        {
            _ when settings.Mail is null && !environment.IsDevelopment() => "no-sender",
            not { Email.Length: > 0, EmailConfirmed: true } => "no-address",
            _ => null,
        };
        if (problem is not null)
        {
            await audit.AddAsync(audit.Event(AuditKinds.NoticeNotSent, journey) with { Data = $"\"{problem}\"" }, cancellationToken);
            return;
        }

        await outbox.AddAsync(
            Guid.CreateVersion7(clock.GetUtcNow()),
            MessageKinds.Mail,
            Added(profile!, method),
            profile!.Id,
            $"method-added:{methodId}",
            Lifetime,
            cancellationToken);
    }

    /// <summary>Has what was committed sent at once.</summary>
    public void Committed() => signal.Raise();

    private Mail Added(StoredProfile profile, AuthenticationMethod method)
    {
        var culture = RequestLanguage.Find(LocaleOf(profile)) ?? language.Culture;
        return new Mail(
            profile.Email!,
            Texts.In(culture, method is ResetOnlyMethod ? "Mail.AddedForReset.Subject" : "Mail.Added.Subject"),
            Texts.In(culture, method is ResetOnlyMethod ? "Mail.AddedForReset.Body" : "Mail.Added.Body", profile.UserName, branding.Value.OrganisationName, Texts.In(culture, $"Method.{method}.Name"), Time(culture)),
            culture.TwoLetterISOLanguageName);
    }

    // With its distance from universal time: the mail may be read anywhere.
    private string Time(CultureInfo culture) =>
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), clock.LocalTimeZone).ToString("d MMMM yyyy HH:mm (\"UTC\"zzz)", culture);

    private static string? LocaleOf(StoredProfile profile) =>
        profile.Profile is { } claims && JsonNode.Parse(claims)?["locale"] is JsonValue locale && locale.TryGetValue(out string? tag) ? tag : null;
}
