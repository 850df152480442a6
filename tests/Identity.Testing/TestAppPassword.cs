namespace Identity.Testing;

/// <summary>An app password of a test.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Text">The password, without spaces.</param>
public sealed record TestAppPassword(Guid Id, string Text);
