using KojiWidgetHarness.Protocol.Machine;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Browser;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Machine;

/// <summary>Whether there is a browser that starts, and whether a page in it gets its fake microphone.</summary>
public static class BrowserCheck
{
    private const string Page = "http://localhost/";
    private const string ShellRemedy = "Debian has the package chromium-headless-shell; Playwright's install has one beside its Chromium.";

    private const string TryMicrophone = """
        async () => {
          if (!isSecureContext || !navigator.mediaDevices) return { secure: isSecureContext, error: 'no navigator.mediaDevices' };
          try {
            const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
            const label = stream.getAudioTracks()[0].label;
            stream.getTracks().forEach(track => track.stop());
            return { secure: true, label };
          } catch (error) {
            return { secure: true, error: `${error.name}: ${error.message}` };
          }
        }
        """;

    /// <summary>Looks, installing nothing.</summary>
    public static async Task<IReadOnlyList<MachinePart>> LookAsync(CancellationToken cancellation)
    {
        using var driver = await SharedPlaywright.OfThisProgram.UseAsync();
        try
        {
            if (BrowserKind.Chromium.Find(driver.Playwright) is null)
                return [None("no Chromium, Chrome or Edge was found")];
            await using var browsers = new HarnessBrowsers(headed: false, TextWriter.Null);
            var browser = await browsers.GetAsync(BrowserProfile.Microphone, cancellation);
            return
            [
                Ready("browser", $"{browser.Info.Name} {browser.Info.Version} at {browser.Path}"),
                browser.HeadlessShell is { } shell
                    ? Ready("headless shell", shell)
                    : Part(
                        "headless shell",
                        MachineState.Limited,
                        "none of this browser's build",
                        $"Only run takes longer without one. {ShellRemedy}"
                    ),
                .. await TryAsync(browsers, cancellation),
            ];
        }
        catch (Exception refused) when (refused is BrowserNotFoundException or PlaywrightException)
        {
            return [None(refused.Message.FirstLine())];
        }
    }

    /// <summary>Looks for a Firefox, which only <c>run --browser firefox</c> needs.</summary>
    public static MachinePart Firefox()
    {
        try
        {
            return FirefoxFinder.Find(Environment.GetEnvironmentVariable, File.Exists) is { } path
                ? Ready("firefox", path)
                : Part(
                    "firefox",
                    MachineState.Limited,
                    "none was found",
                    $"Only run --browser firefox needs one: install it, or set {FirefoxFinder.Variable}."
                );
        }
        catch (BrowserNotFoundException wrong)
        {
            return Part("firefox", MachineState.Limited, wrong.Message, $"Unset {FirefoxFinder.Variable}, or set it to a Firefox's path.");
        }
    }

    private static async Task<IReadOnlyList<MachinePart>> TryAsync(HarnessBrowsers browsers, CancellationToken cancellation)
    {
        await using var context = await browsers.NewContextAsync(BrowserProfile.Microphone, cancellation);
        await context.GrantPermissionsAsync(["microphone"]);
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", route =>
            route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Doctor</title>" })
        );
        await page.GotoAsync(Page);
        var found = await page.EvaluateAsync<MicrophoneTry>(TryMicrophone);
        return
        [
            found.Secure
                ? Ready("secure context", $"{Page} is one")
                : Part("secure context", MachineState.Missing, $"{Page} is not one", "Use a browser that takes localhost for secure."),
            found.Error is null
                ? Ready("microphone", found.Label ?? "a fake one")
                : Part(
                    "microphone",
                    MachineState.Missing,
                    found.Error,
                    "Use a Chromium with --use-fake-device-for-media-stream; a headless shell may lack it."
                ),
        ];
    }

    private static MachinePart None(string found) =>
        Part(
            "browser",
            MachineState.Missing,
            found,
            $"Install Chromium, Chrome or Edge, or set {BrowserFinder.Variable} to the path of one. Most commands install one by themselves."
        );

    private static MachinePart Ready(string name, string found) =>
        new()
        {
            Name = name,
            State = MachineState.Ready,
            Found = found,
        };

    private static MachinePart Part(string name, MachineState state, string found, string remedy) =>
        new()
        {
            Name = name,
            State = state,
            Found = found,
            Remedy = remedy,
        };

    private sealed record MicrophoneTry
    {
        public bool Secure { get; init; }

        public string? Label { get; init; }

        public string? Error { get; init; }
    }
}
