using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace DecisionEngine.Web.Api;

/// <summary>Binds an <see langword="int"/> to the version the change was made from: <c>[FromIfMatch] int version</c>. Without one the request is refused.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromIfMatchAttribute : ModelBinderAttribute
{
    /// <summary>Binds from the header If-Match.</summary>
    public FromIfMatchAttribute()
        : base(typeof(Binder))
    {
        Name = "If-Match";
        BindingSource = BindingSource.Header;
    }

    private sealed class Binder : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext bindingContext) =>
            bindingContext.Result = ModelBindingResult.Success(await VersionTag.ReadAsync(bindingContext.HttpContext.Request));
    }
}
