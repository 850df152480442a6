using Identity.Domain.Passwords;
using Identity.Storage.People;
using Microsoft.AspNetCore.Identity;

namespace Identity.Server.Passwords;

/// <summary>Makes and checks password hashes: Argon2id, and what other systems made until their next sign-in.</summary>
/// <remarks>
/// Every check evaluates one Argon2id hash, and one of each foreign scheme that anybody still has, whoever is asked about:
/// how long it takes says nothing about who exists or how old an account is (attack 11).
/// </remarks>
internal sealed class PasswordHashes(PasswordWork work, Argon2Hash argon2) : IPasswordHasher<Person>
{
    public string HashPassword(Person user, string password) => Hash(password);

    /// <summary>Hashes something that is kept like a password.</summary>
    public string Hash(string secret)
    {
        work.Count("argon2id");
        return argon2.Make(secret);
    }

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword) =>
        Check(hashedPassword, providedPassword, []) switch
        {
            { IsRight: false } => PasswordVerificationResult.Failed,
            { NeedsUpgrade: true } => PasswordVerificationResult.SuccessRehashNeeded,
            _ => PasswordVerificationResult.Success,
        };

    /// <summary>Checks a password against a stored hash, or against nobody's where <paramref name="hash"/> is <see langword="null"/>.</summary>
    /// <param name="hash">The stored hash.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="foreignSchemes">The foreign schemes that anybody still has, as they are stored.</param>
    public PasswordVerdict Check(string? hash, string password, IEnumerable<string> foreignSchemes)
    {
        // A longer one nobody can have set.
        var typed = PasswordLength.IsHashable(password) ? password : "";
        var isOurs = hash is not null && argon2.Is(hash);
        work.Count("argon2id");
        var ours = argon2.Matches(isOurs ? hash! : argon2.OfNobody, typed) && isOurs;
        var foreign = !isOurs && hash is not null && ForeignHash.Read(hash) is ForeignHashReading.Valid(var read) ? read : null;
        var matches = CheckForeign(foreign, typed, foreignSchemes);
        return new PasswordVerdict(ours || matches, NeedsUpgrade: matches);
    }

    private bool CheckForeign(ForeignHash? foreign, string typed, IEnumerable<string> schemes)
    {
        var matches = false;
        foreach (var scheme in schemes.Select(ForeignHash.SchemeNamed).Concat(foreign is null ? [] : [foreign.Scheme]).Distinct(StringComparer.Ordinal))
        {
            var isTheirs = foreign?.Scheme == scheme;
            if ((isTheirs ? foreign : ForeignHash.OfNobody(scheme)) is { } hash)
            {
                work.Count(hash.Algorithm);
                matches |= hash.Matches(typed) && isTheirs;
            }
        }

        return matches;
    }
}
