using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Identity.Storage;

/// <summary>A choice is kept as a word, <c>handed_over</c>, so that an operator who looks at the table can read it.</summary>
/// <typeparam name="T">The choice.</typeparam>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(value => SnakeCase.Of(value.ToString()), word => Words.Read<T>(word))
    where T : struct, Enum;
