using Identity.Domain.Policies;
using Identity.OpenId.Documents;

namespace Identity.Server.Commands;

/// <summary>Mistakes in a document as commands print them: <c>line 3, redirect_uris[0]: has a fragment</c>.</summary>
internal static class ErrorLines
{
    /// <summary>Those of a document of the protocol.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<DocumentError> errors) => [.. errors.Select(error => Line(error.Line, error.Field, error.Message))];

    /// <summary>Those of a policy.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<PolicyError> errors) => [.. errors.Select(error => Line(error.Line, error.Field, error.Message))];

    /// <summary>One mistake.</summary>
    public static string Line(int line, string field, string message) => field.Length == 0 ? $"line {line}: {message}" : $"line {line}, {field}: {message}";
}
