using Identity.Server.Passwords;
using Identity.Storage.People;

namespace Identity.Server.Commands.Moving;

/// <summary>A password hash that was brought here.</summary>
/// <param name="Text">As it is kept.</param>
/// <param name="Scheme">Algorithm and parameters as they are kept: <see cref="Person.OwnScheme"/> for ours.</param>
internal sealed record MovedHash(string Text, string Scheme)
{
    /// <summary>Reads one; where it cannot be verified here, <paramref name="problem"/> says why.</summary>
    public static MovedHash? Read(string text, out string problem)
    {
        problem = "";
        if (Argon2Hash.Default.Is(text))
        {
            return new MovedHash(text, Person.OwnScheme);
        }

        switch (ForeignHash.Read(text))
        {
            case ForeignHashReading.Valid(var hash):
                return new MovedHash(hash.Text, hash.Scheme);
            case ForeignHashReading.Invalid(var why):
                problem = why;
                break;
        }

        return null;
    }
}
