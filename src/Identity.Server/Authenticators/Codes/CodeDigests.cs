using System.Security.Cryptography;
using System.Text;
using Identity.Server.Hosting;
using Identity.Storage.Codes;

namespace Identity.Server.Authenticators.Codes;

/// <summary>Digests of codes, keyed from outside the database: six digits are few enough to try them all (attack 9).</summary>
internal sealed class CodeDigests(MasterKey masterKey)
{
    /// <summary>What is kept of a code, bound to its row and to all that the code is bound to (rule 6).</summary>
    public string OfCode(Guid id, CodeScope scope, string code) =>
        masterKey.Digest("code", $"{id}|{scope.Purpose}|{scope.PersonId}|{scope.Context}|{scope.MethodId}|{code}");

    /// <summary>Whether a code that was typed is the one that was sent.</summary>
    public bool Matches(SentCode sent, CodeScope scope, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(sent.Digest), Encoding.ASCII.GetBytes(OfCode(sent.Id, scope, typed)));
}
