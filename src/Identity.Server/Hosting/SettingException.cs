namespace Identity.Server.Hosting;

/// <summary>A setting is wrong. The message names it and says what it should be; the process ends with it and nothing else.</summary>
public sealed class SettingException(string setting, string problem, Exception? cause = null) : Exception($"{setting}: {problem}", cause)
{
    /// <summary>Refuses a setting if it is wrong.</summary>
    internal static void ThrowIf(bool isWrong, string setting, string problem)
    {
        if (isWrong)
        {
            throw new SettingException(setting, problem);
        }
    }
}
