namespace Identity.Domain.Passwords;

/// <summary>What is left of a password for somebody who knows the words in it.</summary>
/// <remarks>
/// As Microsoft Entra counts: a banned word is worth one point, as much as any other character, and five points are enough. So
/// <c>welkom01!</c> is refused, and a sentence that happens to have such a word in it is not.
/// </remarks>
internal static class PasswordPoints
{
    /// <summary>How many points are enough.</summary>
    public const int Enough = 5;

    /// <summary>The fewest points that the password is worth, however it is cut up into words and characters.</summary>
    /// <param name="normalised">The password as <see cref="LookAlikes.Normalise"/> writes it.</param>
    /// <param name="lists">The words.</param>
    public static int Of(string normalised, params ReadOnlySpan<BannedWords> lists)
    {
        var points = new int[normalised.Length + 1];
        for (var end = 1; end <= normalised.Length; end++)
        {
            points[end] = points[end - 1] + (char.IsLowSurrogate(normalised[end - 1]) ? 0 : 1);
            foreach (var list in lists)
            {
                foreach (var length in list.Lengths.TakeWhile(length => length <= end))
                {
                    if (points[end - length] + 1 < points[end] && list.Contains(normalised.AsSpan(end - length, length)))
                    {
                        points[end] = points[end - length] + 1;
                    }
                }
            }
        }

        return points[^1];
    }
}
