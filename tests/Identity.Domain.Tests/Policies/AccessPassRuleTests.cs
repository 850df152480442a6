using Identity.Domain.Policies;

namespace Identity.Domain.Tests.Policies;

internal sealed class AccessPassRuleTests
{
    [Test]
    public void Left_out_it_is_off_and_not_written() => Assert.Multiple(() =>
    {
        Assert.That(PolicyDocument.Default.AccessPass.IsOffered, Is.False);
        Assert.That(PolicyWriter.Write(PolicyDocument.Default), Does.Not.Contain("accessPass"));
    });

    [Test]
    public void What_it_says_is_read_and_written()
    {
        var rule = Read("""{"on":true,"include":["staff"],"exclude":["guests"],"minutes":30,"maxMinutes":120,"length":16,"once":true}""");

        Assert.Multiple(() =>
        {
            Assert.That((rule.Minutes, rule.MaxMinutes, rule.Length, rule.Once, rule.IsOffered), Is.EqualTo((30, 120, 16, true, true)));
            Assert.That((rule.Covers(new HashSet<string> { "staff" }), rule.Covers(new HashSet<string> { "staff", "guests" })), Is.EqualTo((true, false)));
            var written = PolicyWriter.Write(PolicyDocument.Default with { AccessPass = rule });
            Assert.That(PolicyWriter.Write(((PolicyReading.Valid)PolicyReader.Read(written)).Document), Is.EqualTo(written));
        });
    }

    [Test]
    public void An_hour_and_twelve_characters_unless_it_says_otherwise()
    {
        var (usual, brief) = (Read("""{"on":true}"""), Read("""{"on":true,"maxMinutes":30}"""));

        Assert.That((usual.Minutes, usual.MaxMinutes, usual.Length, usual.Once), Is.EqualTo((60, 43_200, 12, false)));
        Assert.That(brief.Minutes, Is.EqualTo(30));
    }

    [TestCase("""{"on":true,"minutes":9}""")]
    [TestCase("""{"on":true,"maxMinutes":43201}""")]
    [TestCase("""{"on":true,"minutes":61,"maxMinutes":60}""")]
    [TestCase("""{"on":true,"length":7}""")]
    [TestCase("""{"on":true,"length":49}""")]
    [TestCase("""{"on":true,"forever":true}""")]
    public void Beyond_its_bounds_it_is_refused(string rule) =>
        Assert.That(PolicyReader.Read($$"""{"schema":1,"accessPass":{{rule}}}"""), Is.TypeOf<PolicyReading.Invalid>());

    private static AccessPassRule Read(string rule) =>
        ((PolicyReading.Valid)PolicyReader.Read($$"""{"schema":1,"accessPass":{{rule}}}""")).Document.AccessPass;
}
