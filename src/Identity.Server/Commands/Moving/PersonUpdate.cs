using System.Text.Json.Nodes;
using Identity.Server.Audit;
using Identity.Server.Passwords;
using Identity.Storage.Auditing;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Commands.Moving;

/// <summary>Brings an account that exists to what a line says, as far as an import may: see <see cref="PersonImport"/>.</summary>
internal sealed class PersonUpdate(
    UserManager<Person> users, PersonStore people, PersonArchive archive, PasswordHashes passwords, AuditLog audit, MovedMethods moved, TimeProvider clock)
{
    private const string Theirs = "kept as it is here: the person has signed in or changed it since";

    /// <summary>Changes what differs.</summary>
    public async Task<ImportOutcome> ApplyAsync(ArchivedPerson known, PersonLine line, CancellationToken cancellationToken)
    {
        var changes = new List<string>();
        var kept = new List<(string Field, string Reason)>();
        var (account, now) = (known.Account, clock.GetUtcNow());
        var isUntouched = IsUntouched(known);
        ChangeProfile(account, line, now, changes);
        var methods = MethodsToChange(known, line, isUntouched, kept);
        if (ChangePassword(account, line, isUntouched, changes, kept) is { Succeeded: false } refused)
        {
            return ImportErrors.Of(refused);
        }

        if (changes.Count > 0 && await users.UpdateAsync(account) is { Succeeded: false } failed)
        {
            return ImportErrors.Of(failed);
        }

        if (line.Groups is { } groups && !groups.SequenceEqual(known.Groups))
        {
            changes.Add("groups");
            await people.SetGroupsAsync(account.Id, groups, cancellationToken);
        }

        if (methods is not null)
        {
            changes.Add("methods");
            await archive.ReplaceMethodsAsync(account.Id, moved.Sealed(methods, account.Id, now), MovedMethods.Kinds, cancellationToken);
        }

        await EndWhatBeganBeforeAsync(account, line, changes, kept, cancellationToken);
        if (changes.Count > 0)
        {
            await audit.AddAsync(CommandEvents.Event(AuditKinds.PersonChanged, now, changes) with { PersonId = account.Id }, cancellationToken);
        }

        return new ImportOutcome.Known(changes, kept);
    }

    // An imported hash is rewritten at the first sign-in: while it is there, nobody has signed in with it.
    private static bool IsUntouched(ArchivedPerson known) =>
        known.Account.PasswordHash is null ? known.Methods.Count == 0 : known.Account.PasswordScheme != Person.OwnScheme;

    private static void ChangeProfile(Person account, PersonLine line, DateTimeOffset now, List<string> changes)
    {
        Change("displayName", line.DisplayName, account.DisplayName, value => account.DisplayName = value);
        Change("email", line.Email, account.Email, value => account.Email = value);
        Change("emailVerified", line.EmailVerified?.ToString(), account.EmailConfirmed.ToString(), value => account.EmailConfirmed = bool.Parse(value));
        Change("phoneNumber", line.PhoneNumber, account.PhoneNumber, value => account.PhoneNumber = value);
        Change("phoneNumberVerified", line.PhoneNumberVerified?.ToString(), account.PhoneNumberConfirmed.ToString(), value => account.PhoneNumberConfirmed = bool.Parse(value));
        if (line.Profile is { } profile && !JsonNode.DeepEquals(profile, JsonNode.Parse(account.Profile ?? "{}")))
        {
            account.Profile = profile.Count > 0 ? profile.ToJsonString() : null;
            changes.Add("profile");
        }

        account.UpdatedAt = changes.Count > 0 ? now : account.UpdatedAt;

        void Change(string field, string? value, string? current, Action<string> set)
        {
            if (value is not null && value != current)
            {
                set(value);
                changes.Add(field);
            }
        }
    }

    private IdentityResult ChangePassword(
        Person account, PersonLine line, bool isUntouched, List<string> changes, List<(string Field, string Reason)> kept)
    {
        var field = line.Password is null ? "passwordHash" : "password";
        var isSame = line.Password is { } typed
            ? account.PasswordHash is not null && passwords.Check(account.PasswordHash, typed, []).IsRight
            : line.PasswordHash is null || line.PasswordHash.Text == account.PasswordHash;
        if (isSame)
        {
            return IdentityResult.Success;
        }

        if (!isUntouched)
        {
            kept.Add((field, Theirs));
            return IdentityResult.Success;
        }

        if (line.Password?.Length < users.Options.Password.RequiredLength)
        {
            return IdentityResult.Failed(users.ErrorDescriber.PasswordTooShort(users.Options.Password.RequiredLength));
        }

        account.PasswordHash = line.PasswordHash?.Text ?? passwords.HashPassword(account, line.Password!);
        account.PasswordScheme = line.PasswordHash?.Scheme ?? Person.OwnScheme;
        changes.Add(field);
        return IdentityResult.Success;
    }

    private IReadOnlyList<MovedMethod>? MethodsToChange(ArchivedPerson known, PersonLine line, bool isUntouched, List<(string Field, string Reason)> kept)
    {
        var here = moved.Opened(known);
        if (line.Methods is not { } methods || (methods.Count == here.Count && methods.All(method => here.Any(method.IsSame))))
        {
            return null;
        }

        if (isUntouched)
        {
            return methods;
        }

        kept.Add(("methods", Theirs));
        return null;
    }

    private async Task EndWhatBeganBeforeAsync(
        Person account, PersonLine line, List<string> changes, List<(string Field, string Reason)> kept, CancellationToken cancellationToken)
    {
        if (changes.Any(change => change is "password" or "passwordHash" or "methods"))
        {
            await people.RaiseEpochAsync(account.Id, cancellationToken);
        }

        if (line.Disabled is true && !account.IsDisabled)
        {
            changes.Add("disabled");
            await people.SetDisabledAsync(account.Id, disabled: true, cancellationToken);
        }

        if (line.Disabled is false && account.IsDisabled)
        {
            kept.Add(("disabled", "kept as it is here: an import does not switch accounts on"));
        }
    }
}
