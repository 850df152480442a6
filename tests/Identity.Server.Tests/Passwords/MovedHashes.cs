namespace Identity.Server.Tests.Passwords;

/// <summary>One password, "correct hörse 42", hashed by other programs: Python's hashlib, the argon2 and htpasswd tools, and libcrypt.</summary>
internal static class MovedHashes
{
    public const string Password = "correct hörse 42";

    /// <summary>ASP.NET Core Identity's form (version 3) around PBKDF2 with SHA-256.</summary>
    public const string AspNetCore = "AQAAAAEAACcQAAAAEAECAwQFBgcICQoLDA0ODxDa13OzcRNM2kVIt1LFltC+jSK3R7L8fsblCCJ1x4arzA==";

    /// <summary>What our own Argon2id makes, made elsewhere.</summary>
    public const string Own = "$argon2id$v=19$m=19456,t=2,p=1$QUJDREVGR0hJSktMTU5PUA$gl/SRYE1Hix3yrS2VXkCOdviTms8IHfFJ9hguWhZ9Vo";

    /// <summary>Everything else that can be verified.</summary>
    public static IReadOnlyList<string> Foreign { get; } =
    [
        AspNetCore,
        "$pbkdf2-sha1$i=20000,l=20$AQIDBAUGBwgJCgsMDQ4PEA$uoxCRjHBB1pYFZo1LiReBqU+GFE",
        "$pbkdf2$20000$AQIDBAUGBwgJCgsMDQ4PEA$uoxCRjHBB1pYFZo1LiReBqU.GFE",
        "$pbkdf2-sha256$i=27500,l=64$AQIDBAUGBwgJCgsMDQ4PEA$5CO/vrhnkHn/KYTClX6pkwklKfGWvjdTCRgGnaoW2CleSP6IP8yc+KTQOz3UdKNessOk4WB3jrU2rUoFHYN59Q",
        "$pbkdf2-sha256$29000$AQIDBAUGBwgJCgsMDQ4PEA$y1iVtCbqLTbpjxgrmfobeAweOSp5kSzPAYAvN0uQh.4",
        "$pbkdf2-sha512$i=30000,l=64$AQIDBAUGBwgJCgsMDQ4PEA$GaIDpaxDtQXlZ1X7Us4934UHsMmUmTJ3vzNxr6grP9mQSyVpUmbtdeSnU7usKlG6yE2cn38mSv+oH8tzIuwigQ",
        "$scrypt$ln=12,r=8,p=2$AQIDBAUGBwgJCgsMDQ4PEA$YT36TeGiDnSWgnWXRAYHEv8B4/yp6SJC7x47i9azP3g",
        "$argon2id$v=19$m=8192,t=3,p=4$QUJDREVGR0hJSktMTU5PUA$LHByUzQpVP96ri37VCIhrZHFnyb6flZ8NRC4c+VcSk4",
        "$argon2id$v=19$m=4096,t=2,p=1$c29tZXNhbHQ$MKBBVeh40qJzR4qaEsgWY17C629kx6EH",
        "$argon2id$v=16$m=1024,t=2,p=1$QUJDREVGR0hJSktMTU5PUA$FWP5Ws5mKRZy+T1TPWIx4zapyAllTDibybgSyFMkolg",
        "$2y$05$gY7Z1/q1f2wBm5J43g/t0.GZN7rzodJODOOwWFllD.shnVfOG6djC",
        "$2b$06$abcdefghijklmnopqrstuuDUNQ.E1E.s7RaXYWNFMpMhZk0M7pd2u",
        "$2a$04$abcdefghijklmnopqrstuu0iEhXGhMD1vSjue0/g4ZLYmc.wQ4tri",
    ];
}
