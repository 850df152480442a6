using System.Text.Json;

namespace Identity.Domain.Policies.Reading;

/// <summary>Reads <c>passwordReset</c>: who may reset a forgotten password, and what it takes.</summary>
internal sealed class PasswordResetReader(List<PolicyError> errors)
{
    private const int LongestContact = 200;

    /// <summary>The rule; <see langword="null"/> if there is none.</summary>
    public PasswordResetRule? Read(LocatedJson? node)
    {
        if (node is null or { Kind: JsonValueKind.Null } || !ObjectReader.IsObject(node, errors))
        {
            return null;
        }

        var reader = new ObjectReader(node, errors);

        // Left out, administrators would silently be people like others.
        _ = reader.Require("administrators");
        var rule = new PasswordResetRule
        {
            Groups = GroupScopeReader.Read(reader),
            TwoMethods = GroupScopeReader.Read(reader.Take("twoMethods"), GroupScope.Nobody, errors),
            Administrators = reader.Texts("administrators", []),
            SecurityKey = reader.Flag("securityKey", fallback: true),
            ReuseChannel = reader.Flag("reuseChannel", fallback: false),
            KeepAppPasswords = reader.Flag("keepAppPasswords", fallback: false),
            Contact = Contact(reader.Take("contact")),
            Questions = new QuestionRuleReader(errors).Read(reader.Take("questions")),
            RefusedDomains = RefusedDomains(reader.Take("email")),
        };
        RefuseEveryone(reader);
        reader.RefuseOthers();
        return rule;
    }

    private void RefuseEveryone(ObjectReader reader)
    {
        foreach (var item in (reader.Take("administrators")?.Items ?? []).Where(item => item.Text == GroupScope.Everyone))
        {
            errors.Add(new(item.Line, item.Path, "must be a group; for everyone there is twoMethods"));
        }
    }

    private string? Contact(LocatedJson? value)
    {
        if (value is null or { Kind: JsonValueKind.Null })
        {
            return null;
        }

        if (value.Kind is JsonValueKind.String && value.Text.Length <= LongestContact && (IsLink(value.Text) || IsMailAddress(value.Text)))
        {
            return value.Text;
        }

        errors.Add(new(value.Line, value.Path, $"must be an https address or a mail address of at most {LongestContact} characters"));
        return null;
    }

    private IReadOnlyList<string> RefusedDomains(LocatedJson? node)
    {
        if (node is null || !ObjectReader.IsObject(node, errors))
        {
            return [];
        }

        var reader = new ObjectReader(node, errors);
        var domains = reader.Texts("refusedDomains", []);
        var items = reader.Take("refusedDomains")?.Items ?? [];
        reader.RefuseOthers();
        foreach (var item in items.Where(item => !DomainName.IsOne(item.Text)))
        {
            errors.Add(new(item.Line, item.Path, "must be a domain in lower case, such as contoso.example"));
        }

        return domains;
    }

    private static bool IsLink(string text) =>
        !text.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)) && Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps && link.UserInfo.Length == 0;

    private static bool IsMailAddress(string text) =>
        text.Split('@') is [{ Length: >= 1 and <= 64 } local, var domain]
        && !local.Any(character => char.IsWhiteSpace(character) || char.IsControl(character) || "\"(),:;<>[\\]".Contains(character, StringComparison.Ordinal))
        && DomainName.IsOne(domain.ToLowerInvariant());
}
