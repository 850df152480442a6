using Identity.Server.Passwords;

namespace Identity.Server.Tests.Passwords;

/// <summary>Hashes that other programs made.</summary>
public sealed class ForeignHashTests
{
    [TestCaseSource(typeof(MovedHashes), nameof(MovedHashes.Foreign))]
    public void A_hash_made_elsewhere_is_matched_by_its_password_alone(string text)
    {
        var hash = Read(text);

        Assert.That(hash.Matches(MovedHashes.Password), Is.True);
        Assert.That(hash.Matches("correct horse 42"), Is.False);
        Assert.That(hash.Matches(""), Is.False);
    }

    [TestCaseSource(typeof(MovedHashes), nameof(MovedHashes.Foreign))]
    public void A_hash_is_kept_in_a_form_that_is_read_again(string text)
    {
        var hash = Read(text);
        var again = Read(hash.Text);

        Assert.That((again.Text, again.Scheme), Is.EqualTo((hash.Text, hash.Scheme)));
        Assert.That(again.Matches(MovedHashes.Password), Is.True);
    }

    [TestCaseSource(typeof(MovedHashes), nameof(MovedHashes.Foreign))]
    [Category("attack-11")]
    public void Nobodys_hash_has_the_same_scheme_and_no_password(string text)
    {
        var scheme = Read(text).Scheme;
        var nobodys = ForeignHash.OfNobody(scheme)!;

        Assert.That(nobodys.Scheme, Is.EqualTo(scheme));
        Assert.That(nobodys.Matches(MovedHashes.Password), Is.False);
    }

    [TestCase("$pbkdf2-sha512$i=1300001$AQIDBAUGBwgJCgsMDQ4PEA$y1iVtCbqLTbpjxgrmfobeAweOSp5kSzPAYAvN0uQh.4", TestName = "PBKDF2 with more iterations than are bearable")]
    [TestCase("$argon2id$v=19$m=262144,t=1,p=1$QUJDREVGR0hJSktMTU5PUA$FWP5Ws5mKRZy+T1TPWIx4zapyAllTDibybgSyFMkolg", TestName = "Argon2id with more memory")]
    [TestCase("$argon2id$v=19$m=65536,t=5,p=1$QUJDREVGR0hJSktMTU5PUA$FWP5Ws5mKRZy+T1TPWIx4zapyAllTDibybgSyFMkolg", TestName = "Argon2id with more passes")]
    [TestCase("$scrypt$ln=18,r=8,p=1$AQIDBAUGBwgJCgsMDQ4PEA$YT36TeGiDnSWgnWXRAYHEv8B4/yp6SJC7x47i9azP3g", TestName = "scrypt with more memory")]
    [TestCase("$scrypt$ln=17,r=8,p=2$AQIDBAUGBwgJCgsMDQ4PEA$YT36TeGiDnSWgnWXRAYHEv8B4/yp6SJC7x47i9azP3g", TestName = "scrypt with more rounds")]
    [TestCase("$2b$15$abcdefghijklmnopqrstuuDUNQ.E1E.s7RaXYWNFMpMhZk0M7pd2u", TestName = "bcrypt with more cost")]
    [TestCase("$argon2i$v=19$m=1024,t=2,p=1$QUJDREVGR0hJSktMTU5PUA$2Ci7BzUxfo1cKdk6JBpwWOFsa0JvE79pCeLQdVMtFYQ", TestName = "Argon2i")]
    [TestCase("$1$abcdefgh$G.1qfa2LsfPwLdEvnuYbX1", TestName = "MD5 of crypt")]
    [TestCase("$pbkdf2-sha256$i=1000,l=32$AQIDBAUGBwgJCgsMDQ4PEA$uoxCRjHBB1pYFZo1LiReBqU+GFE", TestName = "another length than is told")]
    [TestCase("5f4dcc3b5aa765d61d8327deb882cf99", TestName = "a bare MD5")]
    [TestCase("AQAAAAEAACcQAAAAEAEC", TestName = "a form of ASP.NET Core that is cut off")]
    [TestCase("AQAAAAL////2AAAAEAECAwQFBgcICQoLDA0ODxDa13OzcRNM2kVIt1LFltC+jSK3R7L8fsblCCJ1x4arzA==", TestName = "a form of ASP.NET Core with billions of iterations")]
    [TestCase("$$$", TestName = "no hash")]
    [Category("attack-11")]
    public void What_cannot_be_verified_or_would_stall_the_server_is_refused(string text) =>
        Assert.That(ForeignHash.Read(text), Is.TypeOf<ForeignHashReading.Invalid>());

    [Test]
    public void Our_own_parameters_with_another_length_of_salt_are_foreign()
    {
        const string shortSalt = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$MKBBVeh40qJzR4qaEsgWY17C629kx6EH";

        Assert.That(Argon2Hash.Default.Is(MovedHashes.Own), Is.True);
        Assert.That(Argon2Hash.Default.Matches(MovedHashes.Own, MovedHashes.Password), Is.True);
        Assert.That(Argon2Hash.Default.Is(shortSalt), Is.False);
        Assert.That(Read(shortSalt).Matches("wrong"), Is.False);
    }

    private static ForeignHash Read(string text) => ((ForeignHashReading.Valid)ForeignHash.Read(text)).Hash;
}
