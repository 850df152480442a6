using System.Text.Json;

namespace Identity.Domain.Policies.Reading;

/// <summary>A JSON value that knows where in the text it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its field path, for example <c>registration[0].id</c>.</param>
/// <param name="Line">The line on which it starts, from 1.</param>
internal sealed record LocatedJson(JsonValueKind Kind, string Path, int Line)
{
    /// <summary>The string itself, or the digits of a number as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object, as written, repeated names included.</summary>
    public IReadOnlyList<LocatedMember> Members { get; init; } = [];

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<LocatedJson> Items { get; init; } = [];

    /// <summary>The path of a member of this object.</summary>
    public string PathOf(string member) => Path.Length == 0 ? member : $"{Path}.{member}";
}
