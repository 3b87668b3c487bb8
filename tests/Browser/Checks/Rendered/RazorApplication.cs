using System.Text.Json;

namespace KojiWidgetHarness.Tests.Browser.Checks.Rendered;

/// <summary>An application of ASP.NET Core that renders pages of Razor and prints what it made, as JSON.</summary>
internal static class RazorApplication
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>disable</Nullable></PropertyGroup>
        </Project>
        """;

    private const string Program = """
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRazorPages();
        await using var app = builder.Build();
        app.MapRazorPages();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        var rendered = new Dictionary<string, Dictionary<string, string>>();
        foreach (var name in Corpus.Model.Pages)
        {
            var answer = await client.GetAsync(name.Replace(".cshtml", ""));
            rendered[name] = new() { [answer.IsSuccessStatusCode ? "html" : "error"] = await answer.Content.ReadAsStringAsync() };
        }

        Console.Write(System.Text.Json.JsonSerializer.Serialize(rendered));
        """;

    /// <summary>Writes the application into the folder of the pages.</summary>
    /// <returns>What runs it, as arguments of <c>dotnet</c>.</returns>
    public static async Task<string[]> PrepareAsync(string pages)
    {
        var folder = Path.Combine(pages, "application");
        Directory.CreateDirectory(Path.Combine(folder, "Pages"));
        var names = Directory.EnumerateFiles(pages, "page*").Select(path => Path.GetFileName(path)).ToList();
        foreach (var name in names)
            File.Copy(Path.Combine(pages, name), Path.Combine(folder, "Pages", name), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(folder, "Corpus.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Program);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Model.cs"),
            $$"""
            namespace Corpus;
            public static class Model
            {
                public static string[] Pages => [{{string.Join(", ", names.Select(name => $"\"{name}\""))}}];
                public static Dictionary<string, string> Texts => System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>({{JsonSerializer.Serialize(
                JsonSerializer.Serialize(RenderedModel.Texts)
            )}});
            }
            """
        );
        return ["run", "--project", folder, "--verbosity", "quiet"];
    }
}
