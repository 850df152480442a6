namespace Identity.OpenId.Documents;

/// <summary>Something wrong with a document that somebody wrote.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Field">The field, for example <c>redirect_uris[0]</c>; empty for the document itself.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record DocumentError(int Line, string Field, string Message);
