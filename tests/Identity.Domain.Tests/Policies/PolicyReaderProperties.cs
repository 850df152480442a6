using Identity.Domain.Policies;
using Identity.Domain.Tests.Worlds;

namespace Identity.Domain.Tests.Policies;

internal sealed class PolicyReaderProperties
{
    [Test]
    public void Every_policy_that_can_be_written_reads_back_the_same() =>
        Claim.Holds(WorldGenerator.Policies, policy =>
            PolicyReader.Read(PolicyWriter.Write(policy)) is PolicyReading.Valid(var read) && PolicyWriter.Write(read) == PolicyWriter.Write(policy));
}
