using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Identity.Storage.Outbox;

/// <summary>States are kept as words, <c>handed_over</c>, so that an operator who looks at the table can read them.</summary>
internal sealed class OutboxStateConverter() : ValueConverter<OutboxState, string>(
    state => SnakeCase.Of(state.ToString()),
    word => Enum.Parse<OutboxState>(word.Replace("_", "", StringComparison.Ordinal), true));
