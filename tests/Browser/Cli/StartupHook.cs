using KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>
/// Where DOTNET_STARTUP_HOOKS names this assembly, .NET runs this before the program: a failure in the background, where no command
/// waits for it, once the program reads its command line. The name and the lack of a namespace are what .NET looks for.
/// </summary>
internal static class StartupHook
{
    public static void Initialize() =>
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (loaded.LoadedAssembly.GetName().Name == "System.CommandLine")
                new Thread(() => throw new InvalidOperationException(LastResortTests.Failure)) { IsBackground = true }.Start();
        };
}
