namespace Identity.Domain.Passwords;

/// <summary>How long a password is: counted in characters, which are code points, whatever letters it is written in.</summary>
public static class PasswordLength
{
    /// <summary>The fewest characters of a new password.</summary>
    public const int Shortest = 8;

    /// <summary>The most characters of a password; a longer one is not hashed at all.</summary>
    public const int Longest = 256;

    /// <summary>The number of characters.</summary>
    public static int Of(string password) => password.EnumerateRunes().Count();

    /// <summary>Whether a password may be so long: anybody's, also one from before there was a <see cref="Shortest"/>.</summary>
    public static bool IsHashable(string password) => password.Length <= Longest || (password.Length <= 2 * Longest && Of(password) <= Longest);
}
