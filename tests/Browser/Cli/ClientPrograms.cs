using System.Reflection;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Where the build put the sample clients.</summary>
internal static class ClientPrograms
{
    public static string Naive => Program("Naive");

    public static string Good => Program("Good");

    public static string Node => Path.Combine(Folder("Clients"), "client.mjs");

    private static string Program(string name) =>
        Path.Combine(Folder("Clients"), name, "bin", Folder("Configuration"), "net10.0", $"KojiWidgetHarness.Tests.Clients.{name}.dll");

    private static string Folder(string key) =>
        typeof(ClientPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(known => known.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not say where {key} is.");
}
