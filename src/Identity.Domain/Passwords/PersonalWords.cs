namespace Identity.Domain.Passwords;

/// <summary>The words that a person's names are made of, which whoever guesses tries first.</summary>
public static class PersonalWords
{
    /// <summary>The words of three letters or more in the user name, the name shown to people and the mail address; what follows an @ is not personal.</summary>
    public static IReadOnlyList<string> Of(string userName, string displayName, string? mail) =>
        [.. Words(Local(userName)).Concat(Words(displayName)).Concat(Words(Local(mail ?? ""))).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string Local(string address) => address.LastIndexOf('@') is >= 0 and var at ? address[..at] : address;

    private static IEnumerable<string> Words(string name)
    {
        var separated = new string([.. name.Select(character => char.IsLetter(character) ? character : ' ')]);
        return separated.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= BannedWords.Shortest);
    }
}
