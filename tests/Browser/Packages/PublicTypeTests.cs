using System.IO.Compression;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace KojiWidgetHarness.Tests.Browser.Packages;

/// <summary>What a compiler sees of the library once its package is installed: no more than is agreed.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class PublicTypeTests
{
    [TestMethod]
    public async Task Package_ShowsTheTypesThatAreAgreed()
    {
        await using var package = await OpenAsync();

        var assemblies = package.Entries.Where(entry =>
            Path.GetDirectoryName(entry.FullName) == Path.Combine("ref", "net10.0") && IsA(".dll", entry)
        );
        var shown = assemblies.SelectMany(PublicTypes).Order(StringComparer.Ordinal).ToList();

        // From these all others are hidden, too: where a package has ref, nothing in lib is compiled against.
        Assert.IsNotEmpty(shown);
        var agreed = await File.ReadAllLinesAsync(Path.Combine(DotNet.Repository, "tests", "Browser", "Packages", "PublicTypes.txt"));
        Assert.AreEqual(string.Join('\n', agreed), string.Join('\n', shown));
    }

    [TestMethod]
    public async Task Package_ShowsNoPackageThatATestIsNotWrittenWith()
    {
        await using var package = await OpenAsync();
        await using var manifest = await package.Entries.Single(entry => IsA(".nuspec", entry)).OpenAsync();

        var dependencies = XDocument.Load(manifest).Descendants().Where(element => element.Name.LocalName == "dependency");
        var shown = dependencies
            .Where(dependency => !dependency.Attribute("exclude")!.Value.Split(',').Contains("Compile"))
            .Select(dependency => dependency.Attribute("id")!.Value)
            .ToList();

        string[] agreed =
        [
            "Microsoft.AspNetCore.OpenApi",
            "Microsoft.Playwright",
            "Microsoft.Playwright.MSTest.v4",
            "MSTest.TestFramework",
        ];
        CollectionAssert.AreEquivalent(agreed, shown);
    }

    [TestMethod]
    [DataRow("Redacter", "'Redacter' is not a public type.")]
    [DataRow("MachineReport", "MachineReport.Parts is required, but IReadOnlyList`1 is not shown.")]
    public async Task List_ThatCannotBeShown_EndsTheBuild(string list, string words)
    {
        var folder = Directory.CreateTempSubdirectory("koji-public-");
        try
        {
            var types = Path.Combine(folder.FullName, "Types.txt");
            await File.WriteAllTextAsync(types, list);
            var maker = Path.Combine(DotNet.Repository, "harness", "PublicApi", "bin", DotNet.Configuration, "net10.0");
            var protocol = Path.Combine(AppContext.BaseDirectory, "KojiWidgetHarness.Protocol.dll");

            var (exitCode, output) = await DotNet.RunAsync(
                "dotnet",
                [Path.Combine(maker, "KojiWidgetHarness.PublicApi.dll"), types, folder.FullName, protocol]
            );

            Assert.AreEqual(1, exitCode, output);
            StringAssert.Contains(output, $"{types} : error KOJI0002: {words}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ZipArchive> OpenAsync()
    {
        await Packed.LibraryAsync();
        return await ZipFile.OpenReadAsync(Path.Combine(Packed.Folder, $"KojiWidgetHarness.MSTest.{Packed.Version}.nupkg"));
    }

    private static bool IsA(string ending, ZipArchiveEntry entry) => entry.Name.EndsWith(ending, StringComparison.Ordinal);

    private static List<string> PublicTypes(ZipArchiveEntry assembly)
    {
        using var content = new MemoryStream();
        using (var entry = assembly.Open())
            entry.CopyTo(content);
        content.Position = 0;
        using var file = new PEReader(content);
        var reader = file.GetMetadataReader();
        return
        [
            .. from handle in reader.TypeDefinitions
            let type = reader.GetTypeDefinition(handle)
            where (type.Attributes & TypeAttributes.VisibilityMask) is TypeAttributes.Public
            select $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}",
        ];
    }
}
