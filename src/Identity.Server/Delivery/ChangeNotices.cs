using System.Text.Json.Nodes;
using Identity.Domain.Methods;
using Identity.OpenId.Stores;
using Identity.Server.Audit;
using Identity.Server.Hosting;
using Identity.Server.Localization;
using Identity.Storage.Notices;
using Identity.Storage.People;
using Microsoft.Extensions.Options;

namespace Identity.Server.Delivery;

/// <summary>Tells people what has changed (rule 8), at every address that was verified before, with a link to say "This was not me" (attack 8).</summary>
internal sealed class ChangeNotices(
    MessageOutbox outbox,
    PersonStore people,
    ChangeNoticeStore notices,
    NoticeContacts contacts,
    AuditTrail audit,
    RequestLanguage language,
    OutboxSignal signal,
    TimeProvider clock,
    ServerSettings settings,
    IHostEnvironment environment,
    IOptions<BrandingOptions> branding)
{
    /// <summary>Where the link of a notice leads; the handle follows.</summary>
    public const string Path = "/not-me/";

    /// <summary>How long a notice is worth sending.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Writes the notice of a change, in the caller's write; where none can be sent, the audit log says so.</summary>
    public async Task ChangedAsync(Guid personId, AccountChange change, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var profile = await people.FindProfileAsync(personId, cancellationToken);
        var addresses = profile is null ? [] : await contacts.FindAsync(profile, change, now, cancellationToken);
        var problem = addresses.Count == 0 ? "no-address" : null;
        if (settings.Mail is null && !environment.IsDevelopment())
        {
            problem = "no-sender";
        }

        if (problem is not null)
        {
            await audit.AddAsync(audit.Event(AuditKinds.NoticeNotSent, personId) with { Data = $"\"{problem}\"" }, cancellationToken);
            return;
        }

        var handle = Handle.New();
        await notices.AddAsync(
            new ChangeNotice
            {
                HandleHash = Handle.Hash(handle),
                PersonId = personId,
                Kind = change.Kind,
                Method = change.Method?.Name,
                AddedId = change.AddedId,
                RemovedId = change.RemovedId,
                At = now,
            },
            cancellationToken);
        foreach (var address in addresses)
        {
            var id = Guid.CreateVersion7(now);
            await outbox.AddAsync(id, MessageKinds.Mail, Mail(profile!, address, change, handle), personId, $"change:{id}", Lifetime, cancellationToken);
        }
    }

    /// <summary>Has what was committed sent at once.</summary>
    public void Committed() => signal.Raise();

    private Mail Mail(StoredProfile profile, string address, AccountChange change, string handle)
    {
        var culture = RequestLanguage.Find(LocaleOf(profile)) ?? language.Culture;
        var words = change is { Kind: ChangeKind.Added, Method: ResetOnlyMethod } ? "AddedForReset" : $"{change.Kind}";
        return new Mail(
            address,
            Texts.In(culture, $"Mail.{words}.Subject"),
            Texts.In(
                culture,
                $"Mail.{words}.Body",
                profile.UserName,
                branding.Value.OrganisationName,
                change.Name ?? (change.Method is { } method ? Texts.In(culture, $"Method.{method}.Name") : ""),
                Texts.Moment(culture, clock.GetUtcNow(), clock.LocalTimeZone),
                settings.Issuer + Path + handle),
            culture.TwoLetterISOLanguageName);
    }

    private static string? LocaleOf(StoredProfile profile) =>
        profile.Profile is { } claims && JsonNode.Parse(claims)?["locale"] is JsonValue locale && locale.TryGetValue(out string? tag) ? tag : null;
}
