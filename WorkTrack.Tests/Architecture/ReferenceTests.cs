using System.Reflection;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ReferenceTests
{
    private static readonly Assembly Domain = typeof(CounterRule).Assembly;
    private static readonly Assembly Data = typeof(SchemaMigrator).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    [Fact]
    public void Domain_References_OnlyTheRuntime() =>
        Assert.All(Domain.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Data_References_DomainButNotWeb()
    {
        var names = Data.GetReferencedAssemblies().Select(name => name.Name).ToList();

        Assert.Contains("WorkTrack.Domain", names);
        Assert.DoesNotContain("WorkTrack.Web", names);
    }

    [Fact]
    public void EntityFramework_IsKnown_OnlyToData()
    {
        Assert.DoesNotContain(Web.GetReferencedAssemblies(), name => name.Name!.Contains("EntityFrameworkCore", StringComparison.Ordinal));
        Assert.DoesNotContain(Web.GetReferencedAssemblies(), name => name.Name is "MySqlConnector" or "Microsoft.Data.Sqlite");
        Assert.DoesNotContain(
            Data.GetExportedTypes().Where(type => type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true).SelectMany(Uses),
            used => used.FullName?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true);
    }

    [Theory]
    [InlineData("WorkTrack.Web.Live", "MudBlazor")]
    [InlineData("WorkTrack.Web.Ingestion", "Microsoft.AspNetCore.Components")]
    [InlineData("WorkTrack.Web.Ingestion", "WorkTrack.Web.Dashboard")]
    [InlineData("WorkTrack.Web.Ingestion", "WorkTrack.Web.Shell")]
    [InlineData("WorkTrack.Web.Live", "WorkTrack.Web.Dashboard")]
    [InlineData("WorkTrack.Web.Live", "WorkTrack.Web.Ingestion")]
    public void Feature_DoesNotKnow_TheOther(string feature, string other)
    {
        var types = Web.GetTypes().Where(type => type.Namespace == feature).ToList();

        Assert.NotEmpty(types);
        Assert.DoesNotContain(types.SelectMany(Uses), used => used.Namespace?.StartsWith(other, StringComparison.Ordinal) == true);
    }

    /// <summary>Calls inside methods leave no trace in signatures; in the text they do.</summary>
    [Theory]
    [InlineData("Live", "MudBlazor")]
    [InlineData("Ingestion", "AspNetCore.Components")]
    [InlineData("Ingestion", "Razor")]
    public void FeatureFolder_DoesNotName_TheOther(string folder, string other)
    {
        var files = Directory.GetFiles(Path.Combine(ServerProcess.Repository, "WorkTrack.Web", folder), "*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, file => File.ReadAllText(file).Contains(other, StringComparison.Ordinal));
    }

    /// <summary>The types in a type's base, fields, properties, and its methods' parameters, results and local variables.</summary>
    private static IEnumerable<Type> Uses(Type type)
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        IEnumerable<Type?> uses =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(All).Select(field => field.FieldType),
            .. type.GetProperties(All).Select(property => property.PropertyType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.OfType<MethodInfo>().Select(method => method.ReturnType),
            .. methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType),
            .. type.GetCustomAttributes().Select(attribute => attribute.GetType()),
        ];
        return uses.OfType<Type>().SelectMany(used => used.IsGenericType ? used.GetGenericArguments().Append(used) : [used]);
    }
}
