namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>The packages as they would be published, in a folder and a version of this test run's own.</summary>
internal static class Packed
{
    public static string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    private static readonly Lazy<DirectoryInfo> Place = new(() => Directory.CreateTempSubdirectory("koji-pack-"));
    private static readonly Lazy<Task> Library = new(() => DotNet.PackAsync("harness/MSTest", Version, Folder));

    public static string Folder => Place.Value.FullName;

    /// <summary>Packs the MSTest library, once.</summary>
    public static Task LibraryAsync() => Library.Value;

    /// <summary>Deletes them, and what was restored of them.</summary>
    public static void Clean()
    {
        if (!Place.IsValueCreated)
            return;
        Place.Value.Delete(recursive: true);
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (
            var copy in new DirectoryInfo(cache)
                .GetDirectories("kojiwidgetharness.*")
                .SelectMany(package => package.GetDirectories(Version))
        )
            copy.Delete(recursive: true);
    }
}
