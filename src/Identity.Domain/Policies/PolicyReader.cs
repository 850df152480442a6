using System.Text.Json;
using Identity.Domain.Policies.Reading;

namespace Identity.Domain.Policies;

/// <summary>Reads the text of a policy document and says everything that is wrong with it at once.</summary>
public static class PolicyReader
{
    /// <summary>Reads JSON of schema 1. Members that are not known are refused, so that a misspelt rule is never silently none.</summary>
    public static PolicyReading Read(string json)
    {
        LocatedJson root;
        try
        {
            root = LocatedJsonParser.Parse(json);
        }
        catch (JsonException exception)
        {
            return new PolicyReading.Invalid([new((int)(exception.LineNumber ?? 0) + 1, "", $"is not JSON: {exception.Message}")]);
        }

        var errors = new List<PolicyError>();
        var document = ObjectReader.IsObject(root, errors) ? Document(root, errors) : null;
        return document is null || errors.Count > 0
            ? new PolicyReading.Invalid([.. errors.OrderBy(error => error.Line)])
            : new PolicyReading.Valid(document);
    }

    private static PolicyDocument Document(LocatedJson root, List<PolicyError> errors)
    {
        var reader = new ObjectReader(root, errors);
        if (reader.Require("schema") is { } schema)
        {
            _ = reader.Whole(schema, PolicyDocument.Schema, PolicyDocument.Schema);
        }

        var rules = new RegistrationRuleReader(errors);
        var document = new PolicyDocument
        {
            Methods = reader.Take("methods") is { } methods ? new MethodRuleReader(errors).ReadAll(methods) : [],
            Registration = List(reader, "registration", rules.Read),
            Order = reader.Take("order") is { } order ? MethodNames.Read(reader, order, errors) : [],
            FirstRegistration = new FirstRegistrationReader(errors).Read(reader.Take("firstRegistration")),
            AccessPass = new AccessPassReader(errors).Read(reader.Take("accessPass")),
            ReconfirmDays = reader.Take("reconfirmDays") is { } days
                ? reader.Whole(days, 0, 730) ?? 0 : PolicyDocument.Default.ReconfirmDays,
            Review = GroupScopeReader.Read(reader.Take("review"), PolicyDocument.Default.Review, errors),
            Experience = GroupScopeReader.Read(reader.Take("experience"), PolicyDocument.Default.Experience, errors),
            AppPasswords = AppPasswords(reader.Take("appPasswords"), errors),
            RememberDeviceDays = reader.Number("rememberDeviceDays", 0, PolicyDocument.MostRememberDeviceDays, PolicyDocument.Default.RememberDeviceDays),
            SignIn = List(reader, "signIn", new SignInRuleReader(errors).Read),
            PasswordReset = new PasswordResetReader(errors).Read(reader.Take("passwordReset")),
            Passwords = new PasswordRuleReader(errors).Read(reader.Take("passwords")),
        };
        reader.RefuseOthers();
        return document;
    }

    private static IReadOnlyList<T> List<T>(ObjectReader reader, string name, Func<LocatedJson, T?> read)
        where T : class =>
        reader.Take(name) is { } list ? [.. reader.ItemsOf(list).Select(read).OfType<T>()] : [];

    private static AppPasswordUse AppPasswords(LocatedJson? node, List<PolicyError> errors)
    {
        switch (node)
        {
            case null or { Kind: JsonValueKind.String, Text: "off" }:
                return AppPasswordUse.Off;
            case { Kind: JsonValueKind.String, Text: "offered" }:
                return AppPasswordUse.Offered;
            case { Kind: JsonValueKind.String, Text: "required" }:
                return AppPasswordUse.Required;
            default:
                errors.Add(new(node.Line, node.Path, "must be off, offered or required"));
                return AppPasswordUse.Off;
        }
    }
}
