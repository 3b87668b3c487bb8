using System.Collections;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Environment of a browser's process.</summary>
internal static class LaunchEnvironment
{
    // Browsers have no switch for "no microphone": on Linux it is kept from both sound systems, elsewhere they see what the machine has.
    private static readonly KeyValuePair<string, string>[] WithoutSound = [new("PULSE_SERVER", "unix:/nonexistent"), new("ALSA_CONFIG_PATH", "/dev/null")];

    // What is given replaces the whole environment of the browser, so what this process has goes along.
    public static Dictionary<string, string> Of(BrowserProfile profile)
    {
        var all = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");
        foreach (var (name, value) in profile == BrowserProfile.NoMicrophone ? WithoutSound : [])
            all[name] = value;
        return all;
    }
}
