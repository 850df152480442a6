using System.Diagnostics.CodeAnalysis;

namespace Identity.Server.Commands;

/// <summary>A command cannot do what was asked. Its lines are all that the operator sees.</summary>
[SuppressMessage("Major Code Smell", "S3871", Justification = "It never leaves the commands.")]
internal sealed class CommandException(IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines));
