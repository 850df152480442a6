using FsCheck;
using FsCheck.Fluent;
using Identity.Domain.Methods.Tokens;

namespace Identity.Domain.Tests.Methods.Tokens;

public sealed class TokenFileTests
{
    private const string Secret = "JBSWY3DPEHPK3PXP";
    private const string Good = $"sanne@contoso.example,2308612345678,{Secret},60,Contoso,HardwareKey";

    /// <summary>Texts with everything that has to be quoted.</summary>
    private static Gen<string> Texts { get; } =
        Gen.Elements("a", "Z", "7", " ", ",", "\"", "é", "'", "名").ListOf().Select(parts => string.Concat(parts.Take(40)).Trim());

    [Test]
    public void Columns_are_those_of_Entra()
    {
        var line = Read(Good).Lines.Single();

        Assert.That((line.Line, line.UserName, line.Serial.Text), Is.EqualTo((2, "sanne@contoso.example", "2308612345678")));
        Assert.That((line.Secret, line.StepSeconds, line.Manufacturer, line.Model), Is.EqualTo((Secret, 60, "Contoso", "HardwareKey")));
    }

    [Test]
    public void Token_without_an_owner_is_stock() => Assert.That(Read($",123456,{Secret},30,,").Lines.Single().UserName, Is.Empty);

    [Test]
    public void Secret_is_not_printed_with_the_line() => Assert.That($"{Read(Good).Lines.Single()}", Does.Not.Contain(Secret));

    [FsCheck.NUnit.Property]
    public Property Every_text_that_is_quoted_as_RFC_4180_says_is_read_as_it_was() => Prop.ForAll(
        (from maker in Texts from model in Texts from end in Gen.Elements("\n", "\r\n") from last in Gen.Elements("", end) select (maker, model, end, last)).ToArbitrary(),
        file =>
        {
            var read = TokenFile.Read(
                $"{TokenFile.Header}{file.end}\"\",\"12-34\",\"{Secret}\",30,{Quoted(file.maker)},{Quoted(file.model)}{file.end}{Good}{file.last}");
            return read.Errors.Count == 0
                && read.Lines.Count == 2
                && (read.Lines[0].Manufacturer, read.Lines[0].Model) == (file.maker, file.model)
                && read.Lines[1].Line == 3;
        });

    [FsCheck.NUnit.Property]
    public Property Any_text_is_read_or_refused_and_no_mistake_repeats_the_secret() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var read = Read($"x,12345678,{Secret},31,{text}");
        return read.Lines.Count == 0 && read.Errors.Count > 0 && read.Errors.All(error => !error.Message.Contains(Secret, StringComparison.Ordinal));
    });

    [TestCase("")]
    [TestCase("upn,serial number,secret key,time interval,manufacturer")]
    [TestCase(Good)]
    public void File_without_the_header_is_refused(string text) =>
        Assert.That(TokenFile.Read(text).Errors.Select(error => error.Line), Is.EqualTo([1]));

    [Test]
    public void Header_may_be_quoted_and_in_capitals() =>
        Assert.That(TokenFile.Read($"\"UPN\",Serial Number,Secret Key,Time Interval,Manufacturer,Model\r\n{Good}\r\n").Errors, Is.Empty);

    [TestCase("a,123,{0},30,m", "")]
    [TestCase("a,123,{0},30,m,x,y", "")]
    [TestCase("a,,{0},30,m,x", "serial number")]
    [TestCase("a,---,{0},30,m,x", "serial number")]
    [TestCase("a,123,,30,m,x", "secret key")]
    [TestCase("a,123,JBSWY3DPEHPK3PX,30,m,x", "secret key")]
    [TestCase("a,123,JBSWY3DPEHPK3PX1,30,m,x", "secret key")]
    [TestCase("a,123,JBSWY3DPEHPK3PXPA,30,m,x", "secret key")]
    [TestCase("a,123,{0},45,m,x", "time interval")]
    [TestCase("a,123,{0},,m,x", "time interval")]
    [TestCase("a,123,{0},30,m\"m,x", "")]
    [TestCase("a,123,{0},30,\"m\"m,x", "")]
    [TestCase("a,123,{0},30,m,\"x", "")]
    public void Bad_line_is_named_with_its_number_and_column(string line, string field)
    {
        var read = Read(Good, string.Format(System.Globalization.CultureInfo.InvariantCulture, line, Secret));

        Assert.That(read.Errors.Select(error => (error.Line, error.Field)), Is.EqualTo([(3, field)]));
        Assert.That(read.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public void Every_mistake_is_told_at_once()
    {
        var read = Read("a,,x,30,m,x", "a,123,x,99,m,x");

        Assert.That(
            read.Errors.Select(error => $"{error.Line} {error.Field}"),
            Is.EqualTo(["2 serial number", "2 secret key", "3 secret key", "3 time interval"]));
    }

    [TestCase("12 34-56")]
    [TestCase("123456")]
    public void Serial_number_stands_in_a_file_once(string again)
    {
        var read = Read($"a,123456,{Secret},30,m,x", $"b,{again},{Secret},30,m,x");

        Assert.That(read.Errors.Select(error => (error.Line, error.Field)), Is.EqualTo([(3, "serial number")]));
    }

    [TestCase("jbsw y3dp ehpk 3pxp")]
    [TestCase("JBSWY3DPEHPK3PXP======")]
    public void Secret_is_taken_as_makers_write_it(string secret) =>
        Assert.That(Read($"a,123,{secret},30,m,x").Lines.Single().Secret, Is.EqualTo(Secret));

    private static TokenFile Read(params string[] lines) => TokenFile.Read(string.Join('\n', lines.Prepend(TokenFile.Header)));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
